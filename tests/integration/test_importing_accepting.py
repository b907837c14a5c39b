"""What an editor accepts becomes a draft of a record, once, and can be taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from directory import entries, models
from portal.importing import running
from portal.importing.accepting import CannotAcceptError, accept, keep, reopen
from portal.importing.models import ImportFinding, ImportRun
from portal.plans import entries as plan_entries
from tests.staff_world import World, build_world

pytestmark = pytest.mark.django_db

PLAN = """第1章 事業
分野\t事業名\t担当課\t実施方式\t運営主体\t対象者\t人員配置\t根拠法令\t相談場所\t圏域
生活困窮\t参加支援事業\tくらし課\t委託\t社会福祉法人みほん会\t生きづらさのある人\t相談員2名\t社会福祉法\tみほんカフェ\tみなみ圏域
"""


@pytest.fixture
def world() -> World:
    world = build_world(submitted=False)
    models.Sector.objects.create(code="all", name="全体")
    models.Sector.objects.create(code="hardship", name="生活困窮")
    return world


def imported(world: World, text: str = PLAN) -> ImportRun:
    run = ImportRun(municipality=world.own.municipality, file_name="plan.txt", digest="0" * 64)
    return running.carry_out(run, text.encode(), user=world.own.editor)


def found(run: ImportRun, kind: str, name: str = "") -> ImportFinding:
    rows = run.findings.filter(kind=kind, state__in=("new", "differs"))
    return rows.get(name=name) if name else rows.first()


def differing(world: World, cells: str) -> ImportRun:
    """A document that names the own programme, and states ``cells`` for it."""
    programme = world.own.rows[models.Programme]
    head = "事業名\t担当課\t実施方式\t対象者\n"
    return imported(world, f"{head}{programme.name}\t{cells}\n")


def test_a_new_programme_becomes_a_draft_with_all_the_document_says(world):
    run = imported(world)
    made = accept(found(run, "programme"), user=world.own.editor)
    record = models.Programme.objects.get(pk=made.pk)
    assert not record.live
    assert record.latest_revision.user == world.own.editor
    assert record.programme_type == "participation"
    assert record.sector.code == "all"
    assert record.sector_wording == "生活困窮"
    assert [each.name for each in record.departments.all()] == ["くらし課"]
    assert [each.number for each in record.items.all()] == [2]
    assert record.items_basis == models.Basis.INFERRED
    assert [(each.organization.name, each.mode) for each in record.operators.all()] == [
        ("社会福祉法人みほん会", "contract")
    ]
    assert record.target == "生きづらさのある人"
    assert record.law == "社会福祉法"
    assert [each.role for each in record.staffing.all()] == ["相談員2名"]
    assert record.source == run.source
    assert record.source_lines


def test_a_draft_holds_what_its_row_holds(world):
    record = accept(found(imported(world), "programme"), user=world.own.editor)
    draft = models.Programme.objects.get(pk=record.pk).get_latest_revision_as_object()
    assert [each.name for each in draft.departments.all()] == ["くらし課"]
    assert draft.operators.first().mode == "contract"


def test_departments_and_operators_it_names_are_drafted_and_settled(world):
    run = imported(world)
    accept(found(run, "programme"), user=world.own.editor)
    department = models.Department.objects.get(name="くらし課")
    assert not department.live
    assert run.findings.get(kind="department", name="くらし課").decision == "accepted"
    assert not models.Organization.objects.get(name="社会福祉法人みほん会").live


def test_a_new_place_becomes_a_draft_that_nobody_finds(world):
    run = imported(world)
    accept(found(run, "programme"), user=world.own.editor)
    finding = found(run, "place", "みほんカフェ")
    answers = {} if finding.says["kind"] else {"kind": "cafe"}
    made = accept(finding, user=world.own.editor, answers=answers)
    record = models.Resource.objects.get(pk=made.pk)
    assert not record.live
    assert not models.Resource.objects.public().filter(pk=record.pk).exists()
    assert [each.programme_type for each in record.programmes.all()] == ["participation"]
    assert Client().get(f"/own/resources/{record.pk}/").status_code == 404


def test_accepting_twice_does_nothing_twice(world):
    finding = found(imported(world), "programme")
    first = accept(finding, user=world.own.editor)
    finding.refresh_from_db()
    second = accept(finding, user=world.own.editor)
    assert first.pk == second.pk
    assert models.Programme.objects.filter(name=finding.name).count() == 1
    assert second.revisions.count() == 1


def test_what_differs_is_drafted_and_the_public_row_stays(world):
    run = differing(world, "べつの課\t直営\tだれでも")
    finding = found(run, "programme")
    assert finding.state == "differs"
    before = models.Programme.objects.get(pk=world.own.rows[models.Programme].pk)
    accept(finding, user=world.own.editor)
    row = models.Programme.objects.get(pk=before.pk)
    assert row.live
    assert row.target == before.target
    assert row.source_id == before.source_id
    assert list(row.departments.all()) == [world.own.rows[models.Department]]
    assert not row.operators.exists()
    assert row.has_unpublished_changes
    draft = row.get_latest_revision_as_object()
    assert draft.target == "だれでも"
    assert [each.name for each in draft.departments.all()] == ["べつの課"]
    assert [each.mode for each in draft.operators.all()] == ["direct"]
    assert draft.source == run.source


def test_a_draft_published_shows_the_documents_facts(world):
    run = differing(world, "べつの課\t直営\tだれでも")
    draft = accept(found(run, "programme"), user=world.own.editor)
    draft.latest_revision.publish(user=world.own.manager)
    row = models.Programme.objects.get(pk=draft.pk)
    assert row.target == "だれでも"
    assert [each.name for each in row.departments.all()] == ["べつの課"]


def test_a_new_record_taken_back_is_gone(world):
    finding = found(imported(world), "programme")
    record = accept(finding, user=world.own.editor)
    reopen(finding, user=world.own.editor)
    assert not models.Programme.objects.filter(pk=record.pk).exists()
    finding.refresh_from_db()
    assert finding.decision == ""
    assert finding.record_key == ""


def test_a_change_taken_back_leaves_the_record_as_it_was(world):
    finding = found(differing(world, "べつの課\t直営\tだれでも"), "programme")
    programme = world.own.rows[models.Programme]
    accept(finding, user=world.own.editor)
    reopen(finding, user=world.own.editor)
    row = models.Programme.objects.get(pk=programme.pk)
    assert row.latest_revision is None
    assert not row.has_unpublished_changes
    assert row.get_latest_revision_as_object().target == ""


def test_what_was_published_is_not_taken_back(world):
    finding = found(differing(world, "べつの課\t直営\tだれでも"), "programme")
    draft = accept(finding, user=world.own.editor)
    draft.latest_revision.publish(user=world.own.manager)
    with pytest.raises(CannotAcceptError, match="公開"):
        reopen(finding, user=world.own.editor)


def test_what_somebody_went_on_with_is_not_taken_back(world):
    finding = found(imported(world), "programme")
    accept(finding, user=world.own.editor).save_revision(user=world.own.manager)
    with pytest.raises(CannotAcceptError, match="直された"):
        reopen(finding, user=world.own.editor)


def test_a_department_in_use_is_not_taken_back(world):
    run = imported(world)
    accept(found(run, "programme"), user=world.own.editor)
    for kind, name in (("department", "くらし課"), ("organization", "社会福祉法人みほん会")):
        finding = run.findings.get(kind=kind, name=name)
        with pytest.raises(CannotAcceptError, match="使われて"):
            reopen(finding, user=world.own.editor)


def test_what_stays_as_it_is_can_be_reopened(world):
    finding = found(imported(world), "programme")
    keep(finding, user=world.own.editor)
    assert finding.decision == "kept"
    reopen(finding, user=world.own.editor)
    assert finding.decision == ""
    assert not models.Programme.objects.filter(name=finding.name).exists()


def test_what_the_document_does_not_say_is_asked_for(world):
    run = imported(world, "事業名\t担当課\t実施方式\nまちかど見守り事業\tくらし課\t直営\n")
    finding = found(run, "programme")
    with pytest.raises(CannotAcceptError, match="選んで"):
        accept(finding, user=world.own.editor)
    assert not models.Department.objects.filter(name="くらし課").exists()
    answers = {"programme_type": "participation", "sector": "elderly"}
    record = accept(finding, user=world.own.editor, answers=answers)
    assert record.sector.code == "elderly"


def test_another_municipalitys_editor_accepts_nothing(world):
    finding = found(imported(world), "programme")
    with pytest.raises(PermissionDenied):
        accept(finding, user=world.other.editor)
    assert not models.Programme.objects.filter(name=finding.name).exists()


def test_a_long_wording_is_kept_whole(world):
    law = "社会福祉法第百六条の四第二項" * 20
    run = imported(world, PLAN.replace("社会福祉法", law))
    record = accept(found(run, "programme"), user=world.own.editor)
    assert len(record.law) == models.Programme._meta.get_field("law").max_length
    assert law in record.note


def test_nothing_imported_or_accepted_reaches_the_search(world):
    before = everything_found()
    run = imported(world)
    answers = {"kind": "cafe", "programme_type": "participation", "sector": "elderly"}
    for finding in run.findings.filter(state="new"):
        finding.refresh_from_db()
        accept(finding, user=world.own.editor, answers=answers)
    assert models.Resource.objects.filter(name="みほんカフェ").exists()
    assert everything_found() == before


def everything_found() -> set[str]:
    """The keys of all that the search would hold if it were built anew."""
    return {each.key for source in (entries, plan_entries) for each in source.entries()}


def test_all_that_is_new_is_drafted_together(world):
    client = Client()
    client.force_login(world.own.editor)
    run = imported(world)
    address = reverse("plan_import_all", args=[run.pk, "programme"])
    assert "参加支援事業" in client.get(address).content.decode()
    client.post(address)
    assert models.Programme.objects.filter(name="参加支援事業", live=False).count() == 1


def test_decisions_are_made_by_buttons_alone(world):
    client = Client()
    client.force_login(world.own.editor)
    run = imported(world)
    finding = found(run, "programme")
    address = reverse("plan_import_decide", args=[run.pk, finding.pk])
    assert client.get(address).status_code == 405
    response = client.post(address, {"decision": "accepted", "kind": "programme"})
    assert response["Location"].endswith(f"?kind=programme#finding-{finding.pk}")
    record = models.Programme.objects.get(name=finding.name)
    assert not record.live
    client.post(address, {"decision": "open"})
    assert not models.Programme.objects.filter(pk=record.pk).exists()
    client.post(address, {"decision": "kept"})
    client.post(address, {"decision": "nonsense"})
    finding.refresh_from_db()
    assert finding.decision == "kept"
