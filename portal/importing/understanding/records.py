"""What the layouts yield alike: a programme, or a place, as named values with their lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.importing.mapping import Field


@dataclass(frozen=True, slots=True)
class Value:
    """Words under one label, and where they stand."""

    text: str
    lines: tuple[int, ...]


@dataclass(slots=True)
class Stretch:
    """Values that belong together: one row of a table, or a whole sheet."""

    values: dict[Field, list[Value]] = field(default_factory=dict)

    def add(self, target: Field, text: str, lines: tuple[int, ...]) -> None:
        """Take in words, unless there are none."""
        if text.strip():
            self.values.setdefault(target, []).append(Value(text.strip(), lines))

    def text(self, target: Field) -> str:
        """Return all words under a label, one line a value."""
        return "\n".join(value.text for value in self.values.get(target, ()))

    def lines(self, target: Field) -> tuple[int, ...]:
        """Return where the words under a label stand."""
        return tuple(line for value in self.values.get(target, ()) for line in value.lines)


@dataclass(slots=True)
class Record:
    """A programme as one place of the document tells it; ``kind`` "" is not a standard one.

    ``items`` are the 号 stated around it, ``overview`` says it is a row of a list, not a sheet.
    """

    name: str
    kind: str = ""
    variant: str = ""
    items: tuple[int, ...] = ()
    stated: bool = False
    overview: bool = False
    places_only: bool = False
    lines: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=lambda: [Stretch()])
    prose: list[Value] = field(default_factory=list)

    @property
    def last(self) -> Stretch:
        """The stretch that words are added to."""
        return self.stretches[-1]

    def text(self, target: Field) -> str:
        """Return all words under a label."""
        return "\n".join(filter(None, (stretch.text(target) for stretch in self.stretches)))

    def has(self, *targets: Field) -> bool:
        """Whether there are words under any of the labels."""
        return any(stretch.values.get(each) for stretch in self.stretches for each in targets)
