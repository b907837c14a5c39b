"""Saved searches tell what is new; exports hold what is shown, safely, with a trace."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from openpyxl import load_workbook

from directory.registry.models import RegistryRecord, SavedSearch, Trace
from directory.registry.searching.asking import asked_of
from directory.registry.services import exports, searches
from directory.registry.sheets import cells
from directory.registry.sheets.columns import COLUMNS, known_of
from tests import registry_world
from tests.registry_search import change, indexed, page
from tests.registry_world import COUNSELLOR, VIEWER

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = registry_world.build()
    for record in made.own.records[:2]:
        change(record, step=2, notes="裏口から")
    indexed()
    return made


def save(world, address="step=2", name="少人数", role="coordinator"):
    asked = asked_of(QueryDict(address))
    return searches.save(member=world.own.member(role), name=name, asked=asked)


def new(world):
    return {each.search.name: list(each.new) for each in searches.new_for(world.own.member())}


def test_a_saved_search_tells_what_fits_since_it_was_opened(world):
    kept = save(world)
    assert new(world) == {"少人数": []}
    third = world.own.records[2]
    change(third, step=2)
    indexed()
    assert new(world) == {"少人数": [third.pk]}
    assert "新しく1件" in page(world.own)
    assert kept.seen == SavedSearch.objects.get().seen
    response = world.own.client().post(world.own.url(f"records/searches/{kept.pk}/open/"))
    assert response.url == world.own.url(f"records/?step=2&new={third.pk}")
    text = world.own.client().get(response.url).content.decode()
    assert text.count("record-row--new") == 1
    assert new(world) == {"少人数": []}


def test_looking_at_the_list_marks_nothing_as_seen(world):
    save(world)
    change(world.own.records[2], step=2)
    indexed()
    page(world.own, step="2")
    assert world.own.client().get(world.own.url("records/searches/1/open/")).status_code == 405
    assert len(new(world)["少人数"]) == 1


def test_an_index_that_is_gone_makes_nobody_forget(world, settings, tmp_path):
    kept = save(world)
    settings.SEARCH_STAFF_INDEX_DIR = tmp_path / "gone"
    assert searches.open_anew(member=world.own.member(), search=kept) == ()
    assert len(SavedSearch.objects.get().seen) == 2


def test_saving_by_the_page_keeps_the_conditions(world):
    client = world.own.client()
    url = world.own.url("records/searches/?step=3&q=居場所")
    response = client.post(url, {"name": "よく使う"})
    assert SavedSearch.objects.get().parameters in response.url
    twice = client.post(url, {"name": "よく使う"})
    assert (twice.status_code, SavedSearch.objects.count()) == (302, 1)
    other = world.own.url("records/searches/?step=2&q=居場所")
    again = client.post(other, {"name": "よく使う"})
    assert again.status_code == 200
    text = again.content.decode()
    assert "同じ名前の探し方があります" in text
    assert 'value="よく使う"' in text
    assert "段階：少人数で" in text
    assert "名前" in client.post(url, {"name": ""}).content.decode()
    assert SavedSearch.objects.count() == 1


def test_a_search_without_any_condition_or_beyond_measure_is_refused(world):
    for address in ("", "order=name"):
        with pytest.raises(ValidationError):
            save(world, address)
    many = "&".join(f"area={'9' * 30}{number}" for number in range(40))
    with pytest.raises(ValidationError, match="多すぎて"):
        save(world, many)
    for number in range(searches.MOST):
        save(world, name=f"名前{number}")
    with pytest.raises(ValidationError, match="20件まで"):
        save(world, name="もうひとつ")


def test_nobody_reaches_the_searches_of_another(world):
    kept = save(world)
    assert new(world)
    assert searches.new_for(world.own.member(VIEWER)) == []
    for tail in ("open/", "delete/"):
        for client in (world.own.client(VIEWER), world.other.client()):
            for town in (world.own, world.other):
                url = town.url(f"records/searches/{kept.pk}/{tail}")
                assert client.post(url).status_code == 404
    with pytest.raises(PermissionDenied):
        searches.delete(member=world.own.member(COUNSELLOR), search=kept)
    assert world.own.client().post(world.own.url(f"records/searches/{kept.pk}/delete/"))
    assert SavedSearch.objects.count() == 0


def test_a_search_kept_by_a_viewer_knows_nothing_of_notes(world):
    kept = save(world, "q=裏口", role=VIEWER)
    assert kept.seen == []
    assert len(save(world, "q=裏口").seen) == 2


def export(world, address="", role="coordinator", **sent):
    return world.own.client(role).post(world.own.url(f"records/export/?{address}"), sent)


def sheet(response):
    content = response if isinstance(response, bytes) else response.content
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    headings, *found = rows
    return [dict(zip(headings, row, strict=True)) for row in found]


def test_what_is_shown_is_exported_with_a_trace(world):
    response = export(world, "step=2&order=name", format="csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = sheet(response)
    assert [row["名称"] for row in rows] == ["わが市の居場所1", "わが市の居場所2"]
    assert [row["台帳番号"] for row in rows] == [str(each.pk) for each in world.own.records[:2]]
    assert rows[0]["段階"] == "少人数で"
    assert rows[0]["種類"] == "居場所・通いの場"
    assert rows[0]["区域"] == "わが市東圏域"
    assert rows[0]["職員のメモ"] == "裏口から"
    trace = Trace.objects.get(what=Trace.What.EXPORTED)
    assert (trace.subject, trace.rows) == ("台帳：段階：少人数で", 2)
    assert (trace.by, trace.municipality) == (
        world.own.people["coordinator"],
        world.own.municipality,
    )


def test_both_kinds_of_file_hold_the_same(world):
    from_csv = sheet(export(world, format="csv"))
    book = load_workbook(io.BytesIO(export(world, format="xlsx").content))
    headings, *rows = book.active.iter_rows(values_only=True)
    told = [dict(zip(headings, [each or "" for each in row], strict=True)) for row in rows]
    assert told == from_csv
    assert len(told) == 3


def test_only_whoever_may_export_does_and_sees_no_more_than_elsewhere(world):
    for role in (COUNSELLOR, VIEWER):
        assert export(world, role=role, format="csv").status_code == 403
        assert "書き出す" not in page(world.own, role)
        with pytest.raises(PermissionDenied):
            exports.export(member=world.own.member(role), keys=[], file_format="csv", what="")
    assert not Trace.objects.filter(what=Trace.What.EXPORTED).exists()
    seen = {each.field for each in exports.columns_for(world.own.member())}
    hidden = {each.field for each in exports.columns_for(world.own.member(VIEWER))}
    assert seen - hidden == {
        *("contact_person", "contact_role", "contact_phone", "contact_email"),
        *("contact_how", "notes"),
    }


def test_nothing_of_another_municipality_is_exported(world):
    keys = [each.pk for each in (*world.own.records, *world.other.records)]
    made = exports.export(member=world.own.member(), keys=keys, file_format="csv", what="")
    assert "よその市" not in made.decode()


FORMULAS = ("=1+1", "+81-90-0000", "-cmd", "@SUM(A1)", "＝HYPERLINK", "\t=1")


def test_no_cell_is_a_formula(world):
    record = world.own.records[0]
    for text in FORMULAS:
        change(record, notes=text)
        [row] = sheet(file_of(world, record, "csv"))
        assert row["職員のメモ"] == f"'{text}"
        assert cells.plain(row["職員のメモ"]) == cells.plain(text)
        book = load_workbook(io.BytesIO(file_of(world, record, "xlsx")))
        found = [cell for row in book.active.iter_rows() for cell in row]
        assert {cell.data_type for cell in found} <= {"s", "n"}
        assert [cell.quotePrefix for cell in found if cell.value == text] == [True]


def file_of(world, record, file_format):
    return exports.export(
        member=world.own.member(), keys=[record.pk], file_format=file_format, what=""
    )


def test_an_exported_row_says_what_was_there(world):
    town = world.own
    record = RegistryRecord.objects.create(
        municipality=town.municipality, own_name="竜宮工房", own_kind="participation",
        own_lat=-35.5, own_lng=139.25, beyond_target="yes", step=0, group_size=2, slots=5,
        fee_yen=300, age_from=15, vacancies=0, agreement="asked", state="paused",
        contact_phone="+81-3-0000-0000", notes="ひとつめ\nふたつめ",
    )  # fmt: skip
    record.activities.set([town.word("activity", "garden"), town.word("activity", "packing")])
    record.own_areas.add(town.areas[1])
    indexed()
    [row] = sheet(export(world, "face=registry", format="csv"))
    known = known_of(town.municipality)
    for column in COLUMNS:
        read = column.read(cells.plain(row[column.heading]), known)
        value = getattr(record, column.field)
        told = set(value.all()) if column.many else value
        assert (set(read) if column.many else read) == told, column.field
