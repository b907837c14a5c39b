"""Print the answers that the search page shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from directory.public.lookup import Lookup, UnclearError, look_up

WRONG_ARGUMENTS = 2
OPTIONS = (
    ("municipality", "CODE", "自治体のコード、アドレスの名前、または名称"),
    (
        "area",
        "NAME",
        "地区・圏域の名前。その地区を受け持つもののほか、どの地区の人も使えるものと、"
        "対象の地区が未確認のものも表示します",
    ),
    ("postcode", "N", "郵便番号（7けた）"),
    ("kind", "K", "種類の記号か名称"),
    ("sector", "S", "分野の記号か名称"),
    ("near", "LAT,LON", "緯度,経度"),
)


class Command(BaseCommand):
    """``manage.py search TEXT``"""

    help = "検索のページと同じ結果を表示します。"

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Refuse wrong arguments without a traceback and in Japanese."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = self._refuse  # type: ignore[assignment, method-assign]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        """See ``Lookup``."""
        parser.add_argument("text", nargs="*", help="探すことば")
        for name, metavar, told in OPTIONS:
            parser.add_argument(f"--{name}", default="", metavar=metavar, help=told)
        parser.add_argument("--limit", default="20", metavar="N", help="何件まで")
        parser.add_argument("--json", action="store_true", help="JSON で表示する")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask and print."""
        names = [name for name, _metavar, _told in OPTIONS] + ["limit"]
        asked = Lookup(text=" ".join(options["text"]), **{name: options[name] for name in names})
        try:
            rows = look_up(asked)
        except UnclearError as error:
            raise CommandError(str(error), returncode=WRONG_ARGUMENTS) from None
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
        elif rows:
            self.stdout.write("\n".join(map(_line, rows)))
        else:
            self.stdout.write(_("見つかりませんでした。"))

    def _refuse(self, reason: str) -> NoReturn:
        told = _("引数を読み取れません：%(reason)s") % {"reason": reason}
        if not getattr(self, "_called_from_command_line", False):
            raise CommandError(told, returncode=WRONG_ARGUMENTS)
        self.stderr.write(told)
        raise SystemExit(WRONG_ARGUMENTS)


def _line(row: Mapping[str, Any]) -> str:
    where = "・".join(row["areas"]) or _("地区は未確認")
    whose = _("%(name)s（架空）") if row["fictional"] else "%(name)s"
    about = f"{whose % {'name': row['municipality']}}／{row['kind_label']}／{where}"
    head = f"{row['score']:8.3f}  {row['name']}（{about}）"
    below = [row["url"], "／".join(row["why"])]
    return "\n          ".join([head, *filter(None, below)])
