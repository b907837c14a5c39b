"""A spreadsheet as it lives today: tried row by row, written all or nothing, undone."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from directory.registry.models import ColumnMapping, RegistryRecord, SheetImport, Trace
from tests import registry_world as world_of

pytestmark = pytest.mark.django_db

HEADINGS = ["施設名", "所在地", "電話番号", "活動内容", "すること", "曜日", "見学できる"]
ROWS = [
    [
        "みどりの畑",
        "本町1-2",
        "000-111-2222",
        "畑で野菜を育てる",
        "畑・庭の手入れ",
        "火・木 午前",
        "はい",
    ],
    [
        "あおぞら食堂",
        "本町3",
        "000-111-3333",
        "昼の手伝い",
        "料理・配膳;清掃",
        "月-金 午前",
        "いいえ",
    ],
]


@pytest.fixture
def town():
    return world_of.town("own", "わが市")


def csv_file(headings, rows, name="名簿.csv", encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return SimpleUploadedFile(name, out.getvalue().encode(encoding))


def uploaded(town, file, role=world_of.COORDINATOR):
    client = town.client(role)
    response = client.post(town.url("imports/"), {"file": file})
    return client, response


def tried(town, file):
    """The import after its columns were taken as proposed."""
    client, response = uploaded(town, file)
    assert response.status_code == 302, response.context["form"].errors
    run = SheetImport.objects.get(state="mapping")
    form = client.get(response["Location"]).context["form"]
    data = {name: form[name].initial or "" for name in form.fields}
    answer = client.post(response["Location"], data)
    assert answer.status_code == 302, answer.context["form"].errors
    run.refresh_from_db()
    return client, run


def states(run):
    return [row["state"] for row in run.outcome]


def test_columns_people_use_are_known_and_a_try_writes_nothing(town):
    before = RegistryRecord.objects.count()
    client, run = tried(town, csv_file(HEADINGS, ROWS))
    assert states(run) == ["new", "new"]
    assert RegistryRecord.objects.count() == before
    text = client.get(town.url(f"imports/{run.pk}/")).content.decode()
    assert "みどりの畑" in text
    assert "畑・庭の手入れ" in text


def test_applied_rows_are_records_and_undone_they_are_gone(town):
    client, run = tried(town, csv_file(HEADINGS, ROWS))
    client.post(town.url(f"imports/{run.pk}/apply/"))
    made = RegistryRecord.objects.get(own_name="あおぞら食堂")
    assert [str(each) for each in made.activities.all()] == ["料理・配膳", "清掃"]
    assert made.visit == "no"
    assert made.changes.get().reason.startswith("表の取り込み")
    assert Trace.objects.filter(subject="表の取り込み", rows=2).exists()
    client.post(town.url(f"imports/{run.pk}/undo/"))
    assert not RegistryRecord.objects.filter(own_name="あおぞら食堂").exists()


def test_the_same_file_again_changes_nothing_and_is_read_the_same_way(town):
    client, run = tried(town, csv_file(HEADINGS, ROWS))
    client.post(town.url(f"imports/{run.pk}/apply/"))
    assert ColumnMapping.objects.filter(municipality=town.municipality).count() == 1
    client, again = tried(town, csv_file(HEADINGS, ROWS))
    assert states(again) == ["same", "same"]


def test_a_changed_row_tells_before_and_after_and_is_put_back(town):
    client, run = tried(town, csv_file(HEADINGS, ROWS))
    client.post(town.url(f"imports/{run.pk}/apply/"))
    changed = [[*ROWS[0][:4], "料理・配膳", "土 午後", "いいえ"], ROWS[1]]
    client, again = tried(town, csv_file(HEADINGS, changed))
    assert states(again) == ["changed", "same"]
    assert again.outcome[0]["changes"]["activities"] == ["畑・庭の手入れ", "料理・配膳"]
    client.post(town.url(f"imports/{again.pk}/apply/"))
    client.post(town.url(f"imports/{again.pk}/undo/"))
    record = RegistryRecord.objects.get(own_name="みどりの畑")
    assert [str(each) for each in record.activities.all()] == ["畑・庭の手入れ"]
    assert record.visit == "yes"


def test_one_unreadable_row_keeps_all_out_until_it_is_skipped(town):
    rows = [ROWS[0], ["だめな行", "", "", "", "空を飛ぶ", "毎晩", "たぶん"]]
    client, run = tried(town, csv_file(HEADINGS, rows))
    assert states(run) == ["new", "refused"]
    reasons = " ".join(run.outcome[1]["reasons"])
    assert "空を飛ぶ" in reasons
    assert "たぶん" in reasons
    client.post(town.url(f"imports/{run.pk}/apply/"))
    assert not RegistryRecord.objects.filter(own_name="みどりの畑").exists()
    client.post(town.url(f"imports/{run.pk}/"), {"row-3": "skip"})
    client.post(town.url(f"imports/{run.pk}/apply/"))
    assert RegistryRecord.objects.filter(own_name="みどりの畑").exists()


def test_what_may_be_the_same_is_suggested_with_why_and_joined_when_said(town):
    world_of.record(town, "みどりのはたけ", notes="もうある")
    known = RegistryRecord.objects.create(
        municipality=town.municipality, own_name="NPO法人 みどりの畑", own_phone="000-999-9999"
    )
    client, run = tried(town, csv_file(HEADINGS, ROWS[:1]))
    assert run.outcome[0]["state"] == "new"
    assert run.outcome[0]["guesses"][0]["pk"] == known.pk
    assert "名前が同じ" in run.outcome[0]["guesses"][0]["why"]
    client.post(town.url(f"imports/{run.pk}/"), {"row-2": str(known.pk)})
    run.refresh_from_db()
    assert run.outcome[0]["state"] == "changed"
    client.post(town.url(f"imports/{run.pk}/apply/"))
    known.refresh_from_db()
    assert known.own_phone == "000-111-2222"


def test_a_row_about_a_public_place_changes_its_staff_face_only(town):
    client, run = tried(
        town, csv_file(["名称", "住所", "見学できる"], [["わが市の居場所1", "よその町", "はい"]])
    )
    assert states(run) == ["changed"]
    client.post(town.url(f"imports/{run.pk}/apply/"))
    record = RegistryRecord.objects.get(resource__name="わが市の居場所1")
    assert record.visit == "yes"
    assert record.own_address == ""


def test_undo_is_refused_once_somebody_worked_on_a_row(town):
    client, run = tried(town, csv_file(HEADINGS, ROWS))
    client.post(town.url(f"imports/{run.pk}/apply/"))
    RegistryRecord.objects.filter(own_name="みどりの畑").update(version=7)
    client.post(town.url(f"imports/{run.pk}/undo/"))
    assert RegistryRecord.objects.filter(own_name="みどりの畑").exists()


def test_excel_with_a_title_over_the_headings_is_read(town):
    book = Workbook()
    book.active.append(["令和8年度 社会資源一覧"])
    book.active.append(HEADINGS)
    book.active.append(ROWS[0])
    out = io.BytesIO()
    book.save(out)
    _client, run = tried(town, SimpleUploadedFile("名簿.xlsx", out.getvalue()))
    assert states(run) == ["new"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""),
        ("a.xlsx", b"PK\x03\x04broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.csv", b"\x00\x01\x02"),
        ("a.csv", "名称,住所\n".encode()),
        ("a.csv", ("名称,住所\n" + "あ" * 33_000 + ",x\n").encode()),
        ("a.pdf", b"%PDF-1.7 \xff\xff\xff"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(town, name, data):
    _client, response = uploaded(town, SimpleUploadedFile(name, data))
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_old_japanese_csv_is_read(town):
    _client, run = tried(town, csv_file(HEADINGS, ROWS, encoding="cp932"))
    assert states(run) == ["new", "new"]


def test_only_who_imports_gets_in_and_never_another_municipality(town):
    other = world_of.town("other", "よその市")
    _client, run = tried(town, csv_file(HEADINGS, ROWS))
    assert other.client().get(town.url(f"imports/{run.pk}/")).status_code == 404
    assert other.client().get(other.url(f"imports/{run.pk}/")).status_code == 404
    assert town.client(world_of.COUNSELLOR).get(town.url("imports/")).status_code == 403
    assert (
        town.client(world_of.VIEWER).post(town.url(f"imports/{run.pk}/apply/")).status_code == 403
    )


def test_a_changed_fact_is_no_longer_confirmed_and_is_again_once_undone(town):
    record = town.records[0]
    record.visit, record.fact_days = "yes", {"visit": "2026-10-01"}
    record.save()
    sheet = csv_file(["名称", "見学できる"], [[record.name, "いいえ"]])
    client, run = tried(town, sheet)
    client.post(town.url(f"imports/{run.pk}/apply/"))
    record.refresh_from_db()
    assert record.fact_days == {}
    client.post(town.url(f"imports/{run.pk}/undo/"))
    record.refresh_from_db()
    assert record.fact_days == {"visit": "2026-10-01"}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("何か月ごとに確かめるか", "0"),
        ("何か月ごとに確かめるか", "不明"),
        ("状態", "不明"),
        ("全体を確かめた日", "9999-12-31"),
        ("空きを確かめた日", "1900-01-01"),
        ("ウェブ", "javascript:alert(1)"),
        ("緯度", "nan"),
        ("備考", "住民税の滞納がある人も来ている"),
    ],
)
def test_what_no_record_can_hold_is_refused_by_row(town, heading, cell):
    _client, run = tried(town, csv_file(["名称", heading], [["あたらしい場所", cell]]))
    assert states(run) == ["refused"]


def test_rows_that_contradict_themselves_or_each_other_are_refused(town):
    headings = ["番号", "名称", "受け入れられる人数", "いまの空き"]
    rows = [["7", "はたけ", "3", "5"], ["8", "みなと", "3", "1"], ["8", "みなと二号", "3", "1"]]
    _client, run = tried(town, csv_file(headings, rows))
    assert states(run) == ["refused", "new", "refused"]
