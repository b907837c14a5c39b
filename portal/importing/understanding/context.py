"""Where in the document a record stands: what the headings above it say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .fold import bare, fold
from .names import LONGEST, only_kind, programmes_named, section_items, split_name, stated_items
from .records import Record


@dataclass(slots=True)
class Context:
    """The last headings. ``kind`` is that of a programme the heading itself names."""

    name: str = ""
    kind: str = ""
    variant: str = ""
    items: tuple[int, ...] = ()
    stated: bool = False
    after_table: bool = False

    def enter(self, heading: str) -> None:
        """Take in a heading."""
        named = programmes_named(heading)
        items = section_items(heading)
        if not named and not items:
            # A part of what the last heading began, such as 実施体制 below a programme's name.
            return
        self.kind = named[0].kind if len(named) == 1 else ""
        self.variant = named[0].variant if len(named) == 1 else ""
        self.name = split_name(heading)[0] if named else ""
        self.after_table = False
        if items:
            self.items, self.stated = items, bool(stated_items(heading))
        if items and not named and is_section(heading) and (kind := only_kind(items)):
            self.kind, self.name = kind, split_name(heading)[0]

    def record(self, line: int) -> Record:
        """Return a record for what stands here."""
        return Record(self.name, self.kind, self.variant, self.items, self.stated, lines=[line])


_SECTION = re.compile(
    r"(?:包括的)?相談支援(?:事業)?|(?:社会)?参加(?:に向けた)?支援(?:事業)?"
    r"|地域づくり(?:に向けた|のための)?(?:支援)?(?:事業)?|アウトリーチ等?(?:を通じた継続的)?支援(?:事業)?"
    r"|多機関(?:の)?協働(?:による支援)?(?:事業)?"
)
_AROUND = re.compile(r"\([^()]*\)|[0-9]+$|の?(?:実施|概要|内容)?(?:について)?$|^第?[1-6]号")


def is_section(text: str) -> bool:
    """Whether a line is the name of one part of the law's work, and nothing else."""
    if len(text) > LONGEST:
        return False
    core, before = fold(bare(text)), ""
    while core != before:
        before = core
        core = _AROUND.sub("", core)
    return _SECTION.fullmatch(core) is not None
