"""What must stand before the first visitor: tables, sample data, pages, staff, index."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import django

from progress import step, stop

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample"
MOST_LINES = 20


def main() -> None:
    """Bring everything up to date; what is so already is left alone."""
    from django.conf import settings
    from django.core.management import call_command

    for directory in (settings.VAR_DIR, settings.STATIC_ROOT, settings.MEDIA_ROOT):
        Path(directory).mkdir(parents=True, exist_ok=True)
    if _migrations_wait():
        with step("データベースの表を用意しています（初めてのときは20秒ほど）"):
            call_command("migrate", interactive=False, verbosity=0)
    loaded = _load_sample()
    call_command("ensure_pages", verbosity=0)
    call_command("ensure_site_pages", verbosity=0)
    if loaded:
        with step("計画のページを作っています"):
            call_command("load_plans", stdout=_Headlines())
    accounts = io.StringIO()
    call_command("ensure_staff", demo=True, stdout=accounts)
    with step("台帳を用意しています"):
        call_command("load_registry", stdout=_Headlines())
    call_command("first_editions", stdout=_Headlines())
    if loaded or _index_is_empty():
        with step("検索の索引を作っています"):
            call_command("search_rebuild", stdout=_Headlines())
    _tell_addresses()
    print(accounts.getvalue())


def _migrations_wait() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _load_sample() -> bool:
    """Load the sample where it is new or another than last time; tell whether it was."""
    from django.conf import settings
    from django.core.management import call_command

    from directory.models import Municipality

    stamp = settings.VAR_DIR / "sample.sha256"
    digest = _digest(SAMPLE)
    known = stamp.read_text() if stamp.exists() else ""
    if known == digest and Municipality.objects.exists():
        return False
    with step("見本のデータを入れています（初めてのときは1分ほど）"):
        call_command("load_sample", stdout=_Headlines())
    stamp.write_text(digest)
    return True


class _Headlines:
    """Prints what a command says of each municipality, without the details below it."""

    def write(self, text: str) -> None:
        for line in text.splitlines():
            if line.strip() and not line.startswith(" "):
                print(f"  {line}", flush=True)


def _digest(directory: Path) -> str:
    parts = hashlib.sha256()
    for path in sorted(p for p in directory.rglob("*") if p.is_file()):
        parts.update(f"{path.relative_to(directory)}\0".encode() + path.read_bytes())
    return parts.hexdigest()


def _index_is_empty() -> bool:
    """Whether either index has still to be built."""
    from django.conf import settings

    from search import api
    from search.data import Query

    none_for_staff = not Path(settings.SEARCH_STAFF_INDEX_DIR).exists()
    return none_for_staff or api.find(Query(limit=1)).total == 0


def _tell_addresses() -> None:
    from directory.models import Municipality

    base = os.environ.get("MADOGUCHI_BASE_URL", "http://localhost:8000")
    print(f"\n開くところ\n  {base}/  すべての自治体")
    for municipality in Municipality.objects.order_by("-fictional", "code"):
        print(f"  {base}/{municipality.slug}/  {municipality.label}")
    print(f"  {base}/admin/  職員の入口\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from django.core.management import CommandError

    try:
        main()
    except CommandError as error:
        lines = str(error).splitlines()
        left = [f"（ほか {len(lines) - MOST_LINES} 行）"] if len(lines) > MOST_LINES else []
        stop("\n".join(lines[:MOST_LINES] + left))
