"""The lines of a ledger as a page tells them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.facts import PUBLIC, STAFF
from directory.registry.matching import Line, Match, Verdict, from_json

from .terms import Terms
from .values import asked_text, condition_name, value_text

VERDICTS: dict[str, str | Promise] = {
    Verdict.MET: gettext_lazy("合う"),
    Verdict.NOT_MET: gettext_lazy("合わない"),
    Verdict.UNKNOWN: gettext_lazy("わからない"),
}
ORIGINS: dict[str, str | Promise] = {
    STAFF: gettext_lazy("台帳"),
    PUBLIC: gettext_lazy("公開の記録"),
}
# What every need asks is no wish of this one.
ASKED_OF_ALL = ("status", "capacity")
CONTEXT = "context"
ORDER = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET, CONTEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One condition in words: what was asked, what the place answers, from where, since when.

    ``points`` is what the line adds to the score of 100. Where ``context`` is true the need
    does not ask this.
    """

    condition: str
    name: str
    verdict: str
    essential: bool
    asked: str
    value: str
    origin: str
    day: dt.date | None
    points: float
    context: bool = False

    @property
    def verdict_label(self) -> str:
        return str(_("参考") if self.context else VERDICTS[self.verdict])

    @property
    def mark(self) -> str:
        """The verdict, or "context" where none was asked for."""
        return CONTEXT if self.context else str(self.verdict)

    @property
    def order(self) -> tuple[int, bool, float]:
        """Where a reader looks first: what does not fit, what to ask, what fits."""
        return ORDER.index(self.mark), not self.essential, -self.points


def told(match: Match, terms: Terms, origins: Mapping[str, str] | None = None) -> tuple[Told, ...]:
    """Every line of a judged place in words; ``origins`` is of ``facts.Gathered``."""
    found = origins or {}
    return tuple(_told(line, _texts(line, terms, found)) for line in match.ledger)


def ledger_lines(kept: Any, terms: Terms | None = None) -> tuple[Told, ...]:
    """A ledger that was kept, line by line as it stood on its day; nothing where it is none.

    Words that were kept with it are told as they were; only a ledger kept without any is put
    into the words of ``terms``.
    """
    try:
        match = from_json(kept)
    except ValueError:
        return ()
    return tuple(_from_kept(match, kept, terms or Terms()))


def _from_kept(match: Match, kept: Mapping[str, Any], terms: Terms) -> Iterator[Told]:
    words = kept.get("words")
    texts = words if isinstance(words, list) and len(words) == len(match.ledger) else None
    for number, line in enumerate(match.ledger):
        now = _texts(line, terms, {})
        then = texts[number] if texts and isinstance(texts[number], dict) else {}
        yield _told(line, {key: str(then.get(key, text)) for key, text in now.items()})


def _texts(line: Line, terms: Terms, origins: Mapping[str, str]) -> dict[str, str]:
    """All of a line that is words."""
    asked = "" if line.condition in ASKED_OF_ALL else asked_text(line.condition, line.asked, terms)
    value = _value(line, terms)
    origin = ORIGINS.get(origins.get(line.condition, ""), "") if value else ""
    return {
        "name": condition_name("lift" if _asks_for_lift(line) else line.condition),
        "asked": asked,
        "value": value,
        "origin": str(origin),
    }


def _value(line: Line, terms: Terms) -> str:
    """What the place answers; a known no is never told as if nobody knew."""
    if _asks_for_lift(line):
        answers = {Verdict.MET: _("ある"), Verdict.NOT_MET: _("ない"), Verdict.UNKNOWN: ""}
        return answers[line.verdict]
    text = value_text(line.condition, line.value, terms)
    if not text and line.verdict == Verdict.NOT_MET:
        return _("ない")
    if not text and line.verdict == Verdict.MET and line.condition == "companion":
        return _("いてもいなくても合う")
    return text


def _asks_for_lift(line: Line) -> bool:
    """A person who has to be fetched asks for a lift, not for a way."""
    return line.condition == "travel" and line.asked == ("lift",)


def _told(line: Line, texts: Mapping[str, str]) -> Told:
    return Told(
        condition=line.condition,
        verdict=line.verdict,
        essential=line.essential,
        # What is not known was not confirmed, whatever else was that day.
        day=line.confirmed_on if texts["value"] else None,
        points=line.points,
        context=line.told_only,
        **texts,
    )
