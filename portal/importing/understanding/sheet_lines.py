"""What lines are to a sheet of labels and values, by the line itself and those below it."""

from __future__ import annotations

from collections.abc import Sequence

from portal.importing.data import LineStyle
from portal.importing.mapping import Field

from .departments import is_department
from .fold import bare, fold
from .headings import SENTENCE, split_label
from .labels import Labels
from .modes import is_organization
from .names import programmes_named
from .own_names import starts_with_item
from .sectors import is_sector
from .stream import TextLine


def told_below(lines: Sequence[TextLine], labels: Labels) -> Field | None:
    """Return the department's or the mode's label if one comes before the next programme."""
    for at, line in enumerate(lines):
        if line.style is LineStyle.HEADING or starts_with_item(line.text):
            return None
        if programmes_named(line.text):
            return None
        joined = line.text.strip() + (lines[at + 1].text.strip() if at + 1 < len(lines) else "")
        known = labels.leading(line.text)
        fields = known.fields if known else labels.exactly(joined)
        if fields and fields[0] in (Field.DEPARTMENT, Field.MODE):
            return fields[0]
    return None


def is_value(text: str, labels: Labels) -> bool:
    """Whether a line is a label, or says where or by whom: no programme's name."""
    known = labels.leading(text) or labels.fields_of(text)
    plain = bare(text)
    return bool(known) or is_organization(plain) or is_department(plain) or is_sector(plain)


def flows(before: TextLine, line: TextLine, labels: Labels) -> bool:
    """Whether a line of running text goes on in the next."""
    if before.text.rstrip().endswith(("。", "）", ")")) or line.after_gap:
        return False
    if line.style is not LineStyle.TEXT or split_label(line.text)[0]:
        return False
    return not (labels.leading(line.text) or programmes_named(line.text)) and (
        len(fold(before.text)) >= SENTENCE
    )
