"""``manage.py import_plan FILE --municipality CODE``: a document becomes drafts, nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Municipality
from portal.importing import background, running, wording
from portal.importing.data import Step, Unreadable
from portal.importing.drafting import Dropped
from portal.importing.models import ImportFinding, ImportRun


class Command(BaseCommand):
    help = _(
        "計画の文書（txt・md・docx・pdf）を読み、計画のページの下書きを作ります。公開はしません。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="", help=_("取り込むファイル"))
        parser.add_argument(
            "--municipality", default="", help=_("全国地方公共団体コード（5けたか6けた）")
        )
        parser.add_argument("--title", default="", help=_("計画の題（文書に題がないとき）"))
        parser.add_argument("--dry-run", action="store_true", help=_("読むだけで、何も書かない"))
        parser.add_argument(
            "--run", type=int, help=_("管理画面で始めた取り込みの番号（画面から使います）")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["run"]:
            background.work(options["run"])
            return
        if not (options["file"] and options["municipality"]):
            raise CommandError(
                _("ファイルと自治体を書いてください。例: import_plan FILE --municipality 12345")
            )
        self._told: Step | None = None
        self._import(self._run(options), self._content(options["file"]), options["dry_run"])

    def _run(self, options: dict[str, Any]) -> ImportRun:
        return ImportRun(
            municipality=_municipality(options["municipality"]),
            file_name=Path(options["file"]).name[:200],
            title=options["title"][:200],
        )

    def _import(self, run: ImportRun, content: bytes, dry_run: bool) -> None:
        run.digest = running.digest_of(content)
        self._tell_before(run)
        try:
            document, found = running.read_file(run, content, progress=self._progress)
            with transaction.atomic():
                running.write(run, document, found, user=None)
                self._report(run)
                transaction.set_rollback(dry_run)
        except (Unreadable, Dropped) as error:
            raise CommandError(wording.why_not(error)) from error

    def _tell_before(self, run: ImportRun) -> None:
        same = ImportRun.objects.filter(municipality=run.municipality, digest=run.digest)
        if same.exists():
            self.stdout.write(_("このファイルは前にも取り込みました。新しい下書きを隣に作ります。"))

    def _content(self, name: str) -> bytes:
        try:
            return Path(name).read_bytes()
        except OSError as error:
            reason = _("%(name)s を開けません（%(why)s）。")
            raise CommandError(reason % {"name": name, "why": error.strerror}) from error

    def _progress(self, step: Step, done: int, total: int) -> None:
        if step is not self._told:
            self._told = step
            self.stdout.write(f"{wording.STEPS[step]}…")
        if total > 50 and done % (total // 10 or 1) == 0:
            self.stdout.write(f"  {done}/{total}")

    def _report(self, run: ImportRun) -> None:
        assert run.plan is not None
        pages = run.plan.get_descendant_count() + 1
        self.stdout.write(_("「%(title)s」の下書きを %(pages)s ページ作りました。")
                          % {"title": run.title, "pages": pages})  # fmt: skip
        for kind, states in _counted(run).items():
            told = "、".join(f"{label} {number}" for label, number in states.items())
            self.stdout.write(f"  {kind}: {told}")
        for each in run.findings.filter(kind=ImportFinding.Kind.UNREAD):
            why = wording.FAULTS[each.says["code"]]
            self.stdout.write(_("  %(lines)s 行: %(why)s %(words)s")
                              % {"lines": each.lines, "why": why, "words": each.name})  # fmt: skip


def _counted(run: ImportRun) -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {}
    for each in run.findings.exclude(kind=ImportFinding.Kind.UNREAD):
        states = counted.setdefault(str(each.get_kind_display()), Counter())
        states[str(each.get_state_display())] += 1
    return counted


def _municipality(code: str) -> Municipality:
    found = Municipality.objects.filter(code__startswith=code).first() if len(code) >= 5 else None
    if found is None:
        known = "、".join(f"{each.code} {each.name}" for each in Municipality.objects.all())
        reason = _("コード「%(code)s」の自治体はありません。あるのは %(known)s です。")
        raise CommandError(reason % {"code": code, "known": known})
    return found
