"""The yearly numbers on their pages and as files, for whoever may see them."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from directory.registry.counting.sheets import as_csv, as_xlsx, safe
from directory.registry.counting.years import fiscal_year
from directory.registry.models import MeetingSession, Need, Trace
from tests import registry_world as world
from tests import registry_year as made
from tests.registry_year import YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole():
    made_ = world.build()
    Need.objects.all().delete()
    made.fill(made_.own)
    return made_


@pytest.fixture
def town(whole):
    return whole.own


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_years_stand_side_by_side(town):
    page = text_of(town.client().get(town.url("numbers/")))
    assert "2025年度" in page
    assert "マッチング" in page
    assert "定着：3か月" in page
    assert "公表用" in page


def test_a_year_tells_each_number_and_how_it_is_counted(town):
    page = text_of(town.client().get(town.url(f"numbers/{YEAR}/")))
    assert "2025年4月1日から2026年3月31日まで" in page
    assert "整理番号ひとつを1件とします" in page
    assert "重層的支援会議" in page
    assert "3件未満" in page
    assert "期限のうちに確かめてある" not in page
    assert "R7-000" not in page


def test_the_running_year_tells_how_the_registry_stands(town):
    year = fiscal_year(world.TODAY)
    page = text_of(town.client().get(town.url(f"numbers/{year}/")))
    assert "期限のうちに確かめてあるもの" in page
    assert "まだ途中の年度です" in page


@pytest.mark.parametrize("year", ["1949", "2101", "0", "9" * 18, "9" * 30, "x", "2050"])
def test_what_is_no_year_is_nowhere(town, year):
    client = town.client()
    assert client.get(town.url(f"numbers/{year}/")).status_code == 404
    assert client.post(town.url(f"numbers/{year}/export/")).status_code == 404


def test_the_first_year_has_none_before(town):
    assert "1949年度へ" not in text_of(town.client().get(town.url("numbers/1950/")))


@pytest.mark.parametrize("role", world.ROLES)
def test_counsellors_see_no_numbers_and_nobody_writes_by_reading(town, role):
    expected = 403 if role == world.COUNSELLOR else 200
    client = town.client(role)
    for tail in ("numbers/", f"numbers/{YEAR}/"):
        assert client.get(town.url(tail)).status_code == expected
    url = town.url(f"numbers/{YEAR}/export/")
    assert client.post(url, {"file": "csv", "readers": "public"}).status_code == expected
    assert client.get(url).status_code == 405
    assert Trace.objects.filter(what="exported").count() == (expected == 200)


def test_another_municipality_is_nowhere(whole, town):
    client = whole.other.client()
    assert client.get(town.url("numbers/")).status_code == 404
    assert client.post(town.url(f"numbers/{YEAR}/export/")).status_code == 404
    assert "重層的支援会議</th>" not in text_of(client.get(whole.other.url(f"numbers/{YEAR}/")))


def export(town, file, readers):
    url = town.url(f"numbers/{YEAR}/export/")
    response = town.client().post(url, {"file": file, "readers": readers})
    assert response.status_code == 200
    return response


def csv_rows(town, readers):
    content = export(town, "csv", readers).content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_office_s_file_tells_all_and_the_public_one_hides_what_is_small(town):
    office, public = csv_rows(town, "office"), csv_rows(town, "public")
    told = {(row["数えたもの"], row["内訳"]): row["数"] for row in office}
    shown = {(row["数えたもの"], row["内訳"]): row["数"] for row in public}
    assert told.keys() == shown.keys()
    assert told[("相談の内容", "住まいについて")] == "1"
    assert shown[("相談の内容", "住まいについて")] == "3件未満"
    assert shown[("相談の受け付け", "相談の受け付け")] == "3"
    assert all(row["数え方"] for row in office)


def test_the_workbook_holds_numbers_as_numbers(town):
    response = export(town, "xlsx", "office")
    assert response["Content-Disposition"] == f'attachment; filename="numbers-{YEAR}.xlsx"'
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))
    assert rows[0][:4] == ("自治体", "年度", "数えたもの", "内訳")
    assert ("わが市", YEAR, "相談の受け付け", "相談の受け付け", 3) in {row[:5] for row in rows}


def test_each_file_leaves_a_trace(town):
    export(town, "xlsx", "public")
    trace = Trace.objects.get(what="exported")
    assert trace.subject == "2025年度の数字（公表用）"
    assert trace.rows > 30


def test_a_file_nobody_asked_for_is_none(town):
    url = town.url(f"numbers/{YEAR}/export/")
    for values in ({}, {"file": "exe", "readers": "public"}, {"file": "\x00"}):
        response = town.client().post(url, values, follow=True)
        assert "ボタンから選んでください" in text_of(response)
    assert not Trace.objects.filter(what="exported").exists()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1", "\x0b=1"])
def test_no_cell_is_a_formula(text):
    assert str(safe(text)).startswith("'")
    (cell,) = next(csv.reader(io.StringIO(as_csv([[text]]).decode("utf-8-sig"))))
    assert cell.startswith("'")
    sheet = load_workbook(io.BytesIO(as_xlsx([["x"], [text]], "[年:度]"))).active
    assert sheet["A2"].data_type == "s"


def test_a_meeting_named_like_a_formula_is_text(town):
    MeetingSession.objects.update(name='=HYPERLINK("x")')
    assert "'=HYPERLINK" in export(town, "csv", "office").content.decode()
    content = export(town, "xlsx", "office").content
    cells = [cell for row in load_workbook(io.BytesIO(content)).active for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
