"""Who gets in where: every address below /admin/, for every role, own rows and others'.

The addresses come from the resolver. One that no line below classifies fails the test: whoever
adds a page to the admin says here for whom it is.

Anonymous visitors, the editor and the other municipality's editor ask for everything; the manager
and the administrator, whose pages are the same, for one kind of record of each sort.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from directory import models
from portal.staff import reach, roles
from tests.staff_addresses import Address, addresses, path_to
from tests.staff_world import SECRET, World, build_world

pytestmark = pytest.mark.django_db

EDITOR, MANAGER, STRANGER, ROOT = "editor", "manager", "stranger", "administrator"
EVERYBODY = {"anonymous", EDITOR, MANAGER, STRANGER, ROOT}
STAFF = {EDITOR, MANAGER, STRANGER, ROOT}
OWN = {EDITOR, MANAGER, ROOT}
APPROVERS = {MANAGER, ROOT}
ADMINISTRATORS = {ROOT}
# There is no such thing here, or nobody may do it.
NOBODY: set[str] = set()

# The beginning of a path, and for whom it is; the longest beginning that fits decides.
SECTIONS: dict[str, set[str]] = {
    "admin/": STAFF,
    "admin//": NOBODY,
    "admin/account/": STAFF,
    "admin/api/": ADMINISTRATORS,
    "admin/api/main/documents/find/": NOBODY,
    "admin/api/main/images/find/": NOBODY,
    "admin/api/main/pages/find/": NOBODY,
    "admin/block-preview/": NOBODY,
    "admin/bulk/": NOBODY,
    "admin/choose-": STAFF,
    "admin/choose-page/%(parent_page_id)s/": STAFF,
    "admin/collections/": ADMINISTRATORS,
    "admin/dismissibles/": STAFF,
    "admin/documents/": STAFF,
    "admin/documents/chooser/chosen/": OWN,
    "admin/documents/delete/": OWN,
    "admin/documents/edit/": OWN,
    "admin/documents/multiple/%": OWN,
    "admin/documents/multiple/create_from": NOBODY,
    "admin/documents/multiple/delete_upload/": NOBODY,
    "admin/documents/usage/": OWN,
    "admin/editing-sessions/ping/": OWN,
    "admin/editing-sessions/release/": STAFF,
    "admin/failwhale/": NOBODY,
    "admin/forms/": ADMINISTRATORS,
    "admin/forms/submissions/": NOBODY,
    "admin/groups/": ADMINISTRATORS,
    "admin/images/": STAFF,
    "admin/images/%": OWN,
    "admin/images/%(image_id)s/generate_url/": NOBODY,
    "admin/images/chooser/%": OWN,
    "admin/images/chooser/chosen/": OWN,
    "admin/images/multiple/%": OWN,
    "admin/images/multiple/create_from": NOBODY,
    "admin/images/multiple/delete_upload/": NOBODY,
    "admin/images/usage/": OWN,
    "admin/imports/": STAFF,
    "admin/imports/%(run_id)s/": OWN,
    "admin/imports/headings/": OWN,
    "admin/jsi18n/": EVERYBODY,
    "admin/login/": EVERYBODY,
    "admin/logout/": STAFF,
    "admin/pages/": STAFF,
    "admin/pages/%(page_id)s/": OWN,
    "admin/pages/%(page_id)s/convert_alias/": NOBODY,
    "admin/pages/%(page_id)s/delete/": APPROVERS,
    "admin/pages/%(page_id)s/lock/": APPROVERS,
    "admin/pages/%(page_id)s/privacy/": ADMINISTRATORS,
    "admin/pages/%(page_id)s/revisions/%(revision_id)s/unschedule/": APPROVERS,
    "admin/pages/%(page_id)s/unlock/": APPROVERS,
    "admin/pages/%(page_id)s/unpublish/": APPROVERS,
    "admin/pages/%(page_to_move_id)s/": APPROVERS,
    "admin/pages/%(parent_page_id)s/": OWN,
    "admin/pages/%(pk)s/revisions/compare/": OWN,
    "admin/pages/add/": OWN,
    "admin/pages/create/": STAFF,
    "admin/pages/usage/": STAFF,
    "admin/pages/workflow/action/": APPROVERS,
    "admin/pages/workflow/collect_action_data/": APPROVERS,
    "admin/pages/workflow/confirm_cancellation/": OWN,
    "admin/pages/workflow/preview/": APPROVERS,
    "admin/password_reset/": EVERYBODY,
    "admin/plan_editions/": STAFF,
    "admin/plan_editions/inspect/": OWN,
    "admin/plans/%(page_id)s/fix/": APPROVERS,
    "admin/plans/%(page_id)s/next-year/": OWN,
    "admin/problem_reports/": STAFF,
    "admin/problem_reports/delete/": NOBODY,
    "admin/problem_reports/edit/": OWN,
    "admin/problem_reports/history": OWN,
    "admin/problem_reports/new/": NOBODY,
    "admin/problem_reports/usage/": OWN,
    "admin/redirects/": ADMINISTRATORS,
    "admin/redirects/%": NOBODY,
    "admin/reports/aging-pages/": ADMINISTRATORS,
    "admin/reports/completeness/": STAFF,
    "admin/reports/locked/": ADMINISTRATORS,
    "admin/reports/plan-differences/": STAFF,
    "admin/reports/plan-differences/%(page_id)s/": OWN,
    "admin/reports/page-types-usage/": ADMINISTRATORS,
    "admin/reports/site-history/": STAFF,
    "admin/reports/workflow/": STAFF,
    "admin/reports/workflow_tasks/": STAFF,
    "admin/sites/": ADMINISTRATORS,
    "admin/snippets/": NOBODY,
    "admin/sprite/": EVERYBODY,
    "admin/tag-autocomplete/": STAFF,
    "admin/test404/": STAFF,
    "admin/users/": ADMINISTRATORS,
    "admin/workflows/": ADMINISTRATORS,
}
# Beginnings that classify one address only, lest they catch what comes new below them.
EXACT = {"admin/", "admin/snippets/"}

SEEING, APPROVING, LOOKING = "see", "approve", "look at"
# The right a record's address asks for, by its end.
RECORD_RIGHTS: dict[str, str] = {
    "admin/snippets/RECORD/": SEEING,
    "admin/snippets/RECORD/add/": "add",
    "admin/snippets/RECORD/delete/": "delete",
    "admin/snippets/RECORD/edit/": "change",
    "admin/snippets/RECORD/history": SEEING,
    "admin/snippets/RECORD/history/%(pk)s/revisions/": "change",
    "admin/snippets/RECORD/history/%(pk)s/revisions/%(revision_id)s/unschedule/": "publish",
    "admin/snippets/RECORD/history/%(pk)s/revisions/%(revision_id)s/view/": LOOKING,
    "admin/snippets/RECORD/lock/": "lock",
    "admin/snippets/RECORD/preview/": "add",
    "admin/snippets/RECORD/preview/%(pk)s/": "change",
    "admin/snippets/RECORD/results/": SEEING,
    "admin/snippets/RECORD/unlock/": "unlock",
    "admin/snippets/RECORD/unpublish/": "publish",
    "admin/snippets/RECORD/usage/": "change",
    "admin/snippets/RECORD/workflow/action/": APPROVING,
    "admin/snippets/RECORD/workflow/collect_action_data/": APPROVING,
    "admin/snippets/RECORD/workflow/confirm_cancellation/": "change",
    "admin/snippets/RECORD/workflow/preview/": "preview for approval",
    "admin/snippets/RECORD/workflow_history/": "change",
    "admin/snippets/choose/RECORD/": SEEING,
}
EXACT_RECORDS = {"admin/snippets/RECORD/"}
# One of each sort of record: drafted, seen at once, everybody's, the municipality itself.
SAMPLES = {models.Resource, models.Term, models.SynonymRow, models.Sector, models.Municipality}
# What is used elsewhere is not deleted, whoever asks.
KEPT_BECAUSE_USED = {
    "admin/collections/%(pk)s/delete/",
    *(
        f"admin/snippets/directory/{name}/delete/%(pk)s/"
        for name in ("municipality", "organization", "sector")
    ),
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


def fitting(table: dict[str, object], exact: set[str], shape: str) -> object:
    """The entry of the longest beginning that fits; an address without one fails the test."""
    fits = [
        each for each in table if shape == each or (shape.startswith(each) and each not in exact)
    ]
    assert fits, f"{shape} is new: say in this file for whom it is"
    return table[max(fits, key=len)]


def let_in(address: Address) -> set[str]:
    """For whom an address of the own municipality is."""
    if address.model is None:
        return fitting(SECTIONS, EXACT, address.shape)
    right = fitting(RECORD_RIGHTS, EXACT_RECORDS, address.shape)
    return {role for role in STAFF if _may(role, right, address)}


def _may(role: str, right: str, address: Address) -> bool:
    """Whether a role may do it; the stranger has an editor's rights, on other rows."""
    model = address.model
    names_a_row = "pk" in address.gaps
    previewed = model is models.Resource
    if role == STRANGER and names_a_row:
        return right == SEEING and model in reach.SHARED and "choose" in address.template
    if right in {LOOKING, "preview for approval"} and not previewed:
        return False
    if role == ROOT:
        return True
    if right in {APPROVING, "preview for approval"}:
        return role == MANAGER and model not in reach.SHARED
    held = roles.RIGHTS[roles.MANAGER if role == MANAGER else roles.EDITOR][model]
    if right == SEEING:
        is_history = names_a_row and "choose" not in address.template
        return not is_history or bool({"add", "change", "delete"} & set(held))
    return ("change" if right == LOOKING else right) in held


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Whatever it does is undone."""
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response


def got_in(response: HttpResponse) -> bool:
    sent_away = response.status_code in (301, 302) and (
        "/admin/login/" in response["Location"] or response["Location"] == "/admin/"
    )
    return not sent_away and response.status_code not in (403, 404)


def problem_of(response: HttpResponse, expected: bool, betraying: str) -> str:
    """What is wrong with an answer, in a few words, or nothing."""
    if response.status_code >= 500:
        return f"fails with {response.status_code}"
    if (
        betraying
        and not response.streaming
        and betraying in response.content.decode("utf-8", "replace")
    ):
        return "names the other municipality"
    if response.status_code != 405 and got_in(response) is not expected:
        return f"{'kept out' if expected else 'let in'} ({response.status_code})"
    return ""


def is_asked(role: str, method: str, address: Address) -> bool:
    if address.template == "admin/logout/":
        return False
    if address.template == "admin/login/" and role != "anonymous":
        return False
    if method == "post" and address.template in KEPT_BECAUSE_USED:
        return False
    if address.model is None or role == "anonymous":
        return True
    if role == STRANGER:
        return bool(address.gaps) or address.model in SAMPLES
    return address.model in SAMPLES or (role == EDITOR and method == "get")


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_everyone_is_let_in_where_they_belong_and_nowhere_else(world: World, role: str) -> None:
    client = Client(raise_request_exception=False)
    if user := world.visitors()[role]:
        client.force_login(user)
    betraying = {EDITOR: SECRET, MANAGER: SECRET, STRANGER: world.own.municipality.name}.get(
        role, ""
    )
    problems = []
    for address in addresses():
        for method in ("get", "post"):
            if not is_asked(role, method, address):
                continue
            response = ask(client, method, path_to(address, world.own))
            expected = role in let_in(address)
            if problem := problem_of(response, expected, betraying):
                problems.append(f"{method} {address.template}: {problem}")
    assert not problems, f"{role}:\n" + "\n".join(problems)


def test_there_are_addresses_to_ask() -> None:
    assert len(addresses()) > 500


def test_every_line_is_about_an_address_that_exists() -> None:
    shapes = {each.shape for each in addresses()}
    for table in (SECTIONS, RECORD_RIGHTS):
        unused = [start for start in table if not any(each.startswith(start) for each in shapes)]
        assert not unused
