"""The sample's manuscripts become published pages, once, and never over a person's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.models import Municipality
from portal.home.pages import ensure_pages
from portal.plans.models import ChapterPage, HandbookPage, PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

PLAN = "---\n題: ためし市の計画\nアドレス: plan\n状態: 実施中\n策定日: 2026-03-24\n---\nはじめに\n"
CHAPTER = "---\n題: ねらい\n章の番号: 第1章\n---\n## 目的\n\nささえ合います。\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    Municipality.objects.create(code="011002", name="ためし市", slug="tameshi", prefecture="県")
    ensure_pages()
    folder = tmp_path / "tameshi"
    for name, text in {
        "municipality.csv": "コード,名称\n011002,ためし市\n",
        "plan/00-plan.md": PLAN,
        "plan/10-purpose.md": CHAPTER,
        "handbook/00-handbook.md": "---\n題: 職員の手引き\n---\n```つなぐ基準\n```\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_plan_chapters_and_handbook_are_published(sample: Path):
    call_command("load_plans", str(sample))
    plan = PlanPage.objects.live().get()
    assert (plan.title, plan.slug, plan.status) == ("ためし市の計画", "plan", "current")
    assert plan.dated.isoformat() == "2026-03-24"
    chapter = ChapterPage.objects.live().child_of(plan).get()
    assert (chapter.label, chapter.municipality_id) == ("第1章", plan.municipality_id)
    assert HandbookPage.objects.live().get().staff_only


def test_loading_again_changes_nothing(sample: Path):
    call_command("load_plans", str(sample))
    before = PlanPage.objects.get().latest_revision_id
    call_command("load_plans", str(sample))
    assert PlanPage.objects.get().latest_revision_id == before


def test_a_changed_manuscript_is_published_anew(sample: Path):
    call_command("load_plans", str(sample))
    path = sample / "tameshi/plan/10-purpose.md"
    path.write_text(CHAPTER.replace("ねらい", "わたしたちのねらい"), encoding="utf-8")
    call_command("load_plans", str(sample))
    assert ChapterPage.objects.get().title == "わたしたちのねらい"


def test_what_a_person_edited_stays(sample: Path, admin_user):
    call_command("load_plans", str(sample))
    chapter = ChapterPage.objects.get()
    chapter.title = "職員が直した題"
    chapter.save_revision(user=admin_user).publish()
    path = sample / "tameshi/plan/10-purpose.md"
    path.write_text(CHAPTER.replace("ねらい", "別の題"), encoding="utf-8")
    call_command("load_plans", str(sample))
    assert ChapterPage.objects.get().title == "職員が直した題"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("状態: 実施中", "状態: おわった", "おわった"),
        ("策定日: 2026-03-24", "策定日: 三月", "三月"),
        ("状態: 実施中", "色: 赤", "「色」という項目はありません"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_loaded(sample: Path, old: str, new: str, said: str):
    path = sample / "tameshi/plan/00-plan.md"
    path.write_text(PLAN.replace(old, new), encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        call_command("load_plans", str(sample))
    assert not PlanPage.objects.exists()
