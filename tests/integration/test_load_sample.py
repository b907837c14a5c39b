"""Data files become records completely or not at all, and nobody's work is undone."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry, Revision

from directory import models
from directory.sample.faults import RefusedError
from directory.sample.outcomes import Outcome
from directory.sample.run import load
from search.models import OutboxItem
from tests.factories import MunicipalityFactory, SectorFactory
from tests.sample_folder import FILES, spoiled, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def resource() -> models.Resource:
    return models.Resource.objects.get(ref="L1")


def outcome(tally, file: str = "resources.csv", dataset: str = "town") -> dict[Outcome, int]:
    return dict(tally.counts[dataset][file])


def test_a_row_becomes_a_published_record_with_all_its_parts(tmp_path):
    load(write(tmp_path))
    found = resource()
    (operator,) = found.operators.all()
    assert found.live
    assert str(found.municipality) == "見本市"
    assert [str(each) for each in found.sectors.all()] == ["高齢"]
    assert [str(each) for each in found.concerns.all()] == ["介護"]
    assert [each.ref for each in found.programmes.all()] == ["P1"]
    assert [str(each) for each in found.areas.all()] == ["西圏域"]
    assert [str(each) for each in found.departments.all()] == ["福祉課"]
    assert (str(operator.organization), operator.mode, operator.basis) == (
        "見本会",
        "contract",
        "明記",
    )
    assert [(each.text, each.kind) for each in found.other_names.all()] == [
        ("西窓口", "former"),
        ("にしそう", "alias"),
    ]
    assert [(each.value, each.purpose) for each in found.contacts.all()] == [
        ("0000-00-0000", "相談")
    ]
    assert [each.name for each in found.venues.all()] == ["西公民館"]
    assert [(each.code, each.detail) for each in found.languages.all()] == [("en", "予約制")]
    assert [each.feature for each in found.accessibility.all()] == ["wheelchair"]
    assert found.closed_on_holidays == "yes"
    assert [each.weekdays for each in found.opening_rules.all()] == [[0, 1, 2, 3, 4]]
    assert (found.booking, found.postcode, found.note) == ("no", "000-0001", "メモ書き")


def test_what_was_read_says_where(tmp_path):
    load(write(tmp_path))
    (verification,) = resource().verifications.all()
    assert str(verification.source) == "見本市実施計画"
    assert (verification.locator, str(verification.confirmed_on)) == ("10", "2026-04-01")
    programme = models.Programme.objects.get()
    assert programme.verifications.get().locator == programme.source_lines == "8-9"


def test_a_programme_and_an_area_with_their_parts(tmp_path):
    load(write(tmp_path))
    programme = models.Programme.objects.get()
    assert [each.number for each in programme.items.all()] == [1, 6]
    assert [
        (each.organization and each.organization.name, each.mode, each.detail)
        for each in programme.operators.all()
    ] == [("見本会", "contract", "西圏域"), (None, "direct", "")]
    assert [(each.site, each.role, each.number) for each in programme.staffing.all()] == [
        ("本所", "保健師", "2名"),
        ("", "社会福祉士", ""),
    ]
    area = models.CatchmentArea.objects.get(name="西圏域")
    assert str(area.parent) == "市全体"
    (town,) = area.area_towns.all()
    assert (town.town.name, town.basis) == ("西町", models.Basis.INFERRED)
    assert [each.code for each in town.town.postcodes.all()] == ["0000001", "0000002"]


def test_everything_has_a_history_and_reaches_the_index(tmp_path):
    load(write(tmp_path))
    found = resource()
    assert found.live_revision == found.latest_revision == found.revisions.get()
    assert not found.has_unpublished_changes
    assert found.first_published_at
    entry = ModelLogEntry.objects.for_instance(found).get()
    assert (entry.action, entry.revision) == ("wagtail.create", found.latest_revision)
    assert found.latest_revision.as_object().operators.get().basis == "明記"
    waiting = set(OutboxItem.objects.values_list("key", flat=True))
    assert {f"resource:{found.pk}", ":vocabulary"} <= waiting


def test_loading_twice_changes_nothing(tmp_path):
    root = write(tmp_path)
    load(root)
    before = (Revision.objects.count(), OutboxItem.objects.count(), resource().updated_at)
    tally = load(root)
    assert [dict(tally.total(name)) for name in ("common", "town")] == [
        {Outcome.SAME: 2},
        {Outcome.SAME: 11},
    ]
    assert (Revision.objects.count(), OutboxItem.objects.count(), resource().updated_at) == before


def test_a_changed_row_is_loaded_anew(tmp_path):
    load(write(tmp_path))
    first = resource()
    changed = spoiled("town__resources", "0000-00-0000（相談）", "")
    changed |= spoiled("town__areas", "西町,推定", "西町,明記")
    tally = load(write(tmp_path, **changed))
    assert outcome(tally) == {Outcome.UPDATED: 1}
    assert outcome(tally, "terms.csv") == {Outcome.SAME: 1}
    assert resource().pk == first.pk
    assert resource().contacts.count() == 0
    assert resource().revisions.count() == 2
    assert models.AreaTown.objects.get().basis == models.Basis.STATED
    assert ModelLogEntry.objects.for_instance(first).first().action == "wagtail.edit"


@pytest.fixture
def changed_row() -> dict[str, str]:
    return spoiled("town__resources", "西相談センター", "西の相談センター")


def test_what_a_person_published_stays(tmp_path, changed_row):
    load(write(tmp_path))
    edited = resource()
    edited.contacts = [models.ResourceContact(value="0000-99-9999")]
    edited.save_revision(user=get_user_model().objects.create(username="editor")).publish()
    tally = load(write(tmp_path, **changed_row))
    assert outcome(tally) == {Outcome.KEPT: 1}
    assert (resource().name, resource().contacts.get().value) == ("西相談センター", "0000-99-9999")


def test_what_a_person_has_only_drafted_stays(tmp_path, changed_row):
    load(write(tmp_path))
    drafted = resource()
    drafted.name = "下書きの名前"
    drafted.save_revision()
    assert outcome(load(write(tmp_path, **changed_row))) == {Outcome.KEPT: 1}
    assert resource().name == "西相談センター"
    assert resource().get_latest_revision_as_object().name == "下書きの名前"


def test_what_a_person_went_back_on_is_still_theirs(tmp_path, changed_row):
    load(write(tmp_path))
    user = get_user_model().objects.create(username="editor")
    resource().save_revision(user=user).publish()
    assert outcome(load(write(tmp_path, **changed_row))) == {Outcome.KEPT: 1}


def test_a_change_made_without_the_editor_stays(tmp_path, changed_row):
    load(write(tmp_path))
    resource().contacts.all().delete()
    assert outcome(load(write(tmp_path, **changed_row))) == {Outcome.KEPT: 1}
    assert resource().contacts.count() == 0


def test_what_a_person_deleted_does_not_come_back(tmp_path, changed_row):
    load(write(tmp_path))
    resource().delete()
    tally = load(write(tmp_path, **changed_row))
    assert outcome(tally) == {Outcome.GONE: 1}
    assert not models.Resource.objects.exists()


def test_a_row_may_name_what_a_person_deleted(tmp_path, changed_row):
    root = write(tmp_path)
    load(root)
    area = models.CatchmentArea.objects.get(name="西圏域")
    for each in (resource(), models.Programme.objects.get()):
        each.areas.clear()
        each.save()
    area.delete()
    added = {"town__resources": FILES["town/resources.csv"] + second_resource()}
    tally = load(write(tmp_path, **added))
    assert outcome(tally) == {Outcome.KEPT: 1, Outcome.NEW: 1}
    assert not models.Resource.objects.get(ref="L2").areas.exists()


def second_resource() -> str:
    return FILES["town/resources.csv"].splitlines()[1].replace("L1", "L2") + "\n"


def test_rows_of_a_deleted_municipality_do_not_come(tmp_path):
    root = tmp_path / "sample" / "town"
    root.mkdir(parents=True)
    (root / "municipality.csv").write_text(FILES["town/municipality.csv"], encoding="utf-8")
    load(root.parent)
    models.Municipality.objects.get().delete()
    (root / "departments.csv").write_text("名称\n福祉課\n", encoding="utf-8")
    tally = load(root.parent)
    assert dict(tally.total("town")) == {Outcome.GONE: 2}
    assert not models.Department.objects.exists()


def test_what_a_person_made_before_is_used_but_not_touched(tmp_path):
    sector = SectorFactory(code="elderly", name="高齢", description="人の書いた説明")
    MunicipalityFactory(code="999997", name="見本市（手入力）", slug="by-hand")
    tally = load(write(tmp_path))
    assert outcome(tally, "sectors.csv", "common") == {Outcome.KEPT: 1}
    assert outcome(tally, "municipality.csv") == {Outcome.KEPT: 1}
    assert resource().sectors.get() == sector
    assert resource().municipality.slug == "by-hand"


def test_a_municipality_named_before_it_is_loaded_is_linked_later(tmp_path):
    root = write(tmp_path, **spoiled("town__terms", "見本市", "となり市"))
    other = FILES["town/municipality.csv"].replace("999997", "999989")
    other = other.replace("見本市", "となり市").replace("town", "tonari")
    (root / "tonari").mkdir()
    (root / "tonari" / "municipality.csv").write_text(other, encoding="utf-8")
    load(root, ["common", "town"])
    assert not models.Term.objects.get().also_used_by.exists()
    tally = load(root)
    assert outcome(tally, "terms.csv") == {Outcome.UPDATED: 1}
    assert str(models.Term.objects.get().also_used_by.get()) == "となり市"


FAULTS = [
    ("town__areas", "A1,市全体", "A1,", 3, "名称", "空欄"),
    ("town__areas", "整理番号,名称", "整理番号,名まえ", 1, "名まえ", "この列はありません"),
    ("town__areas", "整理番号,名称", "名称,名称", 1, "名称", "同じ見出し"),
    ("town__areas", "名称,種類", "名称,読み", 1, "種類", "この列がありません"),
    ("town__areas", "市内全域", "市内のどこか", 3, "種類", "『市内のどこか』は選べません"),
    ("town__areas", "市全体,明記", "東圏域,明記", 2, "上位", "『東圏域』という区域は areas.csv に"),
    ("town__areas", "A1,市全体,市内全域,,", "A1,市全体,市内全域,西圏域,", 2, "上位", "ひと回り"),
    ("town__areas", "西町,推定", "東町,推定", 2, "町字", "『東町』という町字は towns.csv に"),
    ("town__areas", "西町,推定", "西町;西町,推定", 2, "町字", "『西町』が2回"),
    ("town__resources", "英語（予約制）", "英語;英語（夜）", 2, "ことば", "『英語』が2回"),
    ("town__areas", "A1,市全体", "A2,市全体", 3, "整理番号", "2行目 と同じ"),
    ("town__areas", "A1,市全体", "A1,西圏域", 3, "名称", "2行目 と同じ"),
    ("town__areas", "S1,4", "S9,4", 3, "出どころ", "『S9』という出どころは sources.csv に"),
    ("town__towns", "0000001", "00-0001", 2, "郵便番号", "数字7けた"),
    ("town__municipality", "999997", "999990", 2, "コード", "検査数字"),
    ("town__municipality", "999997", "99999", 2, "コード", "検査数字を含む6けた"),
    ("town__sources", "2026-04", "令和8年", 2, "日付", "日付ではありません"),
    ("town__departments", "0000-00-0000", "内線のみ", 2, "電話", "電話番号ではありません"),
    ("town__organizations", "見本会,,", "見本会,市です,", 2, "市町村そのもの", "「はい」"),
    ("town__programmes", "1;6", "1;7", 2, "号", "7"),
    ("town__programmes", "高齢,福祉課", ",福祉課", 2, "分野", "空欄"),
    ("town__programmes", "高齢,福祉課", "老人,福祉課", 2, "分野", "『老人』という分野は"),
    ("town__programmes", "見本会=委託", "見本会", 2, "運営主体", "名称=実施方式"),
    ("town__programmes", "見本会=委託", "別の会=委託", 2, "運営主体", "『別の会』という運営主体は"),
    ("town__programmes", "P1,,", "P1,P0,", 2, "上位", "『P0』という事業は programmes.csv"),
    ("town__resources", "P1,西圏域", "P1,東圏域", 2, "受け持つ区域", "『東圏域』という区域は"),
    ("town__resources", "介護,P1", "介護,P8", 2, "事業", "『P8』という事業は"),
    ("town__resources", "高齢,介護", "高齢,ひま", 2, "困りごと", "『ひま』という困りごとは"),
    ("town__resources", "固有の名称", "固有", 2, "名称の性格", "選べません"),
    ("town__resources", "35.5,", "北,", 2, "緯度", "数ではありません"),
    ("town__resources", "35.5,", "95.5,", 2, "緯度", "90"),
    ("town__resources", "35.5,139.5", "35.5,", 2, "", "緯度と経度は両方"),
    ("town__resources", "月-金 9:00-17:00; 休: 祝", "だいたい昼", 2, "日時", "だいたい昼"),
    ("town__resources", "2026-04-01", "2026-04-31", 2, "確認した日", "日付ではありません"),
    ("town__resources", "西相談センター", "西" * 151, 2, "名称", "150"),
    ("town__resources", "旧:西窓口", "旧:" + "西" * 151, 2, "別の名前", "150"),
    ("town__terms", "見本市", "どこか市", 2, "同じことばを使う自治体", "『どこか市』という"),
    ("town__steps", "W1,1,", "W1,最初,", 2, "順番", "整数"),
    ("common__concerns", "地域包括支援センターの運営", "何か", 2, "事業の型", "選べません"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "line", "column", "words"), FAULTS)
def test_a_fault_is_told_and_nothing_is_loaded(tmp_path, name, old, new, line, column, words):
    with pytest.raises(RefusedError) as refused:
        load(write(tmp_path, **spoiled(name, old, new)))
    path = f"sample/{name.replace('__', '/')}.csv"
    found = [(each.file, each.line, each.column) for each in refused.value.faults]
    assert (path, line, column) in found
    assert words in refused.value.faults[found.index((path, line, column))].reason
    assert not models.LoadedRow.objects.exists()
    assert not models.Municipality.objects.exists()
    assert not models.Sector.objects.exists()


def test_all_faults_are_told_at_once(tmp_path):
    changed = spoiled("town__areas", "S1,4", "S9,4") | spoiled("town__steps", "W1,1,", "W1,x,")
    with pytest.raises(RefusedError) as refused:
        load(write(tmp_path, **changed))
    assert [(each.file, each.column) for each in refused.value.faults] == [
        ("sample/town/areas.csv", "出どころ"),
        ("sample/town/steps.csv", "順番"),
    ]


def test_files_and_folders_that_do_not_belong(tmp_path):
    root = write(tmp_path)
    (root / "town" / "windows.csv").write_text("名称\n", encoding="utf-8")
    (root / "town" / "municipality.csv").unlink()
    with pytest.raises(RefusedError) as refused:
        load(root, ["common", "town", "city"])
    assert [each.file for each in refused.value.faults] == [
        "sample/city",
        "sample/town/municipality.csv",
        # Its municipality, the only one, is not there to be named.
        "sample/town/terms.csv",
        "sample/town/windows.csv",
    ]


def test_the_command_tells_what_became_of_the_rows(tmp_path):
    out = StringIO()
    call_command("load_sample", "--from", str(write(tmp_path)), stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "sample/common: 2行"
    assert "  resources.csv: 新規 1" in lines


def test_the_command_refuses_in_words(tmp_path):
    root = write(tmp_path, **spoiled("town__areas", "S1,4", "S9,4"))
    with pytest.raises(CommandError) as refused:
        call_command("load_sample", "--from", str(root))
    assert str(refused.value).splitlines() == [
        "1 か所に誤りがあるため、何も読み込みませんでした。",
        "ファイル sample/town/areas.csv の 3行目「出どころ」："
        "『S9』という出どころは sources.csv にありません。",
    ]


def test_the_command_refuses_a_clash_with_what_is_there(tmp_path):
    MunicipalityFactory(slug="town")
    with pytest.raises(CommandError, match="すでにある記録と重なる"):
        call_command("load_sample", "--from", str(write(tmp_path)))
