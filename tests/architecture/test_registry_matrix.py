"""Every address of the registry × every role × both municipalities × every method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from directory.registry.permissions import RIGHTS, ROLES, Right
from directory.registry.routes import ROUTES, Route
from tests import registry_world as world_of
from tests.registry_rows import Rows, rows_of

pytestmark = pytest.mark.django_db

ANONYMOUS, STRANGER, ADMINISTRATOR, EDITOR = "anonymous", "stranger", "administrator", "editor"
OUTSIDERS = (STRANGER, ADMINISTRATOR, EDITOR)
GAP = re.compile(r"<(?:\w+:)?(\w+)>")
READING = ("get", "head")
WRITING = ("post", "put", "patch", "delete")
METHODS = (*READING, *WRITING)
# Asking without saying what for is answered with a way back, or with that it is not there.
ANSWERED = {200, 302, 400, 404, 409, 410, 422}
BETRAYAL = "よその市"


class World(NamedTuple):
    own: Rows
    other: Rows
    hidden: int
    visitors: dict[str, User | None]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        made = world_of.build()
        own, other = rows_of(made.own), rows_of(made.other)
        hidden = world_of.need(made.own, "R8-0099", proposed_by=None)
        visitors: dict[str, User | None] = dict(made.own.people)
        visitors |= {
            ANONYMOUS: None,
            STRANGER: made.other.people[world_of.MANAGER],
            ADMINISTRATOR: made.administrator,
            EDITOR: made.editor,
        }
        yield World(own, other, hidden.pk, visitors)
        transaction.set_rollback(True)


def routes() -> list[Route]:
    """All of them, once the addresses are loaded."""
    assert get_resolver("portal.urls").url_patterns
    return ROUTES


def path_to(route: Route, rows: Rows, role: str, town: Rows | None = None) -> str:
    """The address in ``town`` (else the rows' own) filled with the keys of ``rows``."""
    where = (town or rows).town
    return where.url(GAP.sub(lambda found: str(rows.key(found[1], route.path, role)), route.path))


def client_of(world: World, visitor: str) -> Client:
    """A browser that stays logged in."""
    client = Client(raise_request_exception=False)
    if user := world.visitors[visitor]:
        client.force_login(user)
    return client


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Whatever it does is undone."""
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response


def right_of(route: Route, method: str) -> Right | None:
    return route.see if method in READING else route.do if method == "post" else None


def expected(route: Route, method: str, role: str) -> str:
    """What a visitor may expect: ``login``, ``absent``, ``method``, ``refused`` or ``in``."""
    if role == ANONYMOUS:
        return "login"
    if role in OUTSIDERS:
        return "absent"
    right = right_of(route, method)
    if right is None:
        return "method"
    return "in" if right in RIGHTS[role] else "refused"


def got(response: HttpResponse) -> str:
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "login"
    names = {404: "absent", 405: "method", 403: "refused"}
    if response.status_code in names:
        return names[response.status_code]
    return "in" if response.status_code in ANSWERED else f"status {response.status_code}"


def problem(route: Route, method: str, role: str, response: HttpResponse) -> str:
    """What is wrong with an answer, or nothing."""
    wanted, found = expected(route, method, role), got(response)
    # A form sent empty may be about something that is not there.
    if wanted == "in" and found == "absent" and method == "post":
        found = "in"
    # Whoever was logged out while writing is told so, and how to keep what was written.
    if wanted == "login" and found == "refused" and method in WRITING:
        found = "login"
    if wanted != found:
        return f"{role} {method} {route.path}: {found} instead of {wanted}"
    kept = "no-store" not in response.get("Cache-Control", "")
    if kept and found not in ("absent", "method"):
        return f"{role} {method} {route.path}: may be kept by a cache"
    text = "" if response.streaming else response.content.decode("utf-8", "replace")
    if found == "in" and BETRAYAL in text:
        return f"{role} {method} {route.path}: names the other municipality"
    return ""


@pytest.mark.parametrize("role", [*ROLES, ANONYMOUS, *OUTSIDERS])
def test_every_role_is_let_in_where_it_belongs_and_nowhere_else(world: World, role: str) -> None:
    client = client_of(world, role)
    found = [
        problem(route, method, role, ask(client, method, path_to(route, world.own, role)))
        for route in routes()
        for method in METHODS
    ]
    assert not list(filter(None, found)), "\n".join(filter(None, found))


@pytest.mark.parametrize("role", ROLES)
def test_no_row_of_another_municipality_is_reached_through_ones_own_address(
    world: World, role: str
) -> None:
    found, client = [], client_of(world, role)
    for route in routes():
        if "<row_key:pk>" not in route.path:
            continue
        for method in ("get", "post"):
            response = ask(client, method, path_to(route, world.other, role, town=world.own))
            if got(response) in ("in", "login") or response.status_code >= 500:
                found.append(f"{method} {route.path}: {response.status_code}")
    assert not found, "\n".join(found)


def test_a_counsellor_reaches_no_need_that_is_not_theirs(world: World) -> None:
    found, client = [], client_of(world, world_of.COUNSELLOR)
    for route in routes():
        if not route.path.startswith("needs/<"):
            continue
        own = path_to(route, world.own, world_of.COUNSELLOR)
        path = own.replace(f"needs/{world.own.need.pk}/", f"needs/{world.hidden}/")
        assert path != own
        for method in ("get", "post"):
            response = ask(client, method, path)
            if got(response) == "in" or response.status_code >= 500:
                found.append(f"{method} {route.path}: {response.status_code}")
    assert not found, "\n".join(found)


def test_there_are_addresses_to_ask_and_each_asks_for_a_right() -> None:
    assert len(routes()) > 60
    assert [each.path for each in routes() if each.see is None and each.do is None] == []


def test_the_guard_answers_addresses_of_no_municipality_with_nothing(world: World) -> None:
    client = Client()
    client.force_login(world.visitors[ADMINISTRATOR])
    assert client.get("/registry/nowhere/needs/").status_code == 404
    assert client.get("/registry/").status_code == 403


@pytest.mark.parametrize("key", ["0", "9" * 30, "1e9", "-1", "%00"])
def test_keys_that_no_database_holds_are_the_keys_of_nothing(world: World, key: str) -> None:
    user = world.visitors[world_of.MANAGER]
    client = Client(raise_request_exception=False)
    client.force_login(user)
    for room in ("needs", "records", "referrals", "meetings", "gaps", "imports", "links"):
        assert client.get(world.own.town.url(f"{room}/{key}/")).status_code == 404
