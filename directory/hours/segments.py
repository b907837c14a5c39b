"""One segment of written hours: who is open on which days, what is taken out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from directory.hours.clock import DAY
from directory.hours.conditions import Condition, read_condition
from directory.hours.tokens import Kind, Token, UnreadableError

Times = tuple[tuple[int, int], ...]
_TIMED = {Kind.TIME, Kind.ROUND_THE_CLOCK}
_ENDS_CLAUSE = {Kind.EXCEPT, Kind.CLOSED, Kind.OPEN_TOO}


@dataclass(slots=True)
class Segment:
    """What a segment says; the parts still to be put together with other segments.

    ``groups`` are days with their times; ``days_only`` are days without times.
    """

    groups: list[tuple[Condition, Times]] = field(default_factory=list)
    closed: list[Condition] = field(default_factory=list)
    open_too: list[Condition] = field(default_factory=list)
    days_only: Condition | None = None


def read_segment(tokens: list[Token]) -> Segment:
    """Return what a segment of opening hours says; raises ``UnreadableError``."""
    segment, pauses = Segment(), []
    plain: list[Token] = []
    for inside, part in _brackets(tokens):
        if inside and _is_pause(part):
            pauses.append((len([t for t in plain if t.kind is Kind.TIME]), read_times(part)))
        elif inside and part and part[-1].kind in _ENDS_CLAUSE:
            read_clause(segment, part)
        else:
            plain.extend(part)
    _read_runs(segment, _runs(_without_clauses(segment, plain)))
    _apply_pauses(segment, pauses)
    return segment


def read_days(tokens: list[Token]) -> list[Condition]:
    """Return the days a list names, item by item; raises ``UnreadableError``."""
    items = [read_condition(item) for item in _split(tokens) if item]
    if any(before.nth_days and after.days for before, after in pairwise(items)):
        raise UnreadableError("第3水曜・日曜")
    if not items or any(item.empty or item.workdays or item.label for item in items):
        raise UnreadableError("no day is named")
    return items


def read_clause(segment: Segment, tokens: list[Token]) -> None:
    """Take in "日曜、祝日は休み", "祝日を除く", "祝日も受付"; bare days are closed."""
    ending = tokens[-1].kind if tokens else None
    days = read_days(tokens[:-1] if ending in _ENDS_CLAUSE else tokens)
    (segment.open_too if ending is Kind.OPEN_TOO else segment.closed).extend(days)


def read_times(tokens: list[Token]) -> Times:
    """Return the pairs of times in ``tokens``, in minutes; raises ``UnreadableError``."""
    times = [t for t in tokens if t.kind in _TIMED | {Kind.DASH}]
    found: list[tuple[int, int]] = []
    while times:
        if times[0].kind is Kind.ROUND_THE_CLOCK:
            found.append((0, DAY))
            times = times[1:]
        elif [t.kind for t in times[:3]] == [Kind.TIME, Kind.DASH, Kind.TIME]:
            found.append(_span(times[0], times[2]))
            times = times[3:]
        else:
            raise UnreadableError(times[0].text)
    return tuple(found)


def _span(first: Token, last: Token) -> tuple[int, int]:
    (start, afternoon), (end, end_afternoon) = first.numbers, last.numbers
    # 「午後1時～5時」 carries 午後 over to the end.
    if afternoon and not end_afternoon and end <= 12 * 60 and "午前" not in last.text:
        end += 12 * 60 if end < 12 * 60 and "正午" not in last.text else 0
    if not 0 <= start < DAY or not start < end <= start + DAY:
        raise UnreadableError(f"{first.text}-{last.text}")
    return start, end


def _brackets(tokens: list[Token]) -> list[tuple[bool, list[Token]]]:
    """Split into parts outside and inside brackets."""
    parts: list[tuple[bool, list[Token]]] = [(False, [])]
    for token in tokens:
        inside = parts[-1][0]
        if token.kind not in (Kind.OPENING, Kind.CLOSING):
            parts[-1][1].append(token)
        elif inside is (token.kind is Kind.OPENING):
            raise UnreadableError(token.text)
        else:
            parts.append((not inside, []))
    if parts[-1][0]:
        raise UnreadableError("(")
    return parts


def _is_pause(part: list[Token]) -> bool:
    kinds = [t.kind for t in part]
    said = Kind.BREAK in kinds or (kinds and kinds[-1] in (Kind.EXCEPT, Kind.CLOSED))
    allowed = {Kind.TIME, Kind.DASH, Kind.BREAK, Kind.EXCEPT, Kind.CLOSED, Kind.FILLER}
    return bool(said) and Kind.TIME in kinds and set(kinds) <= allowed | {Kind.SEPARATOR}


def _without_clauses(segment: Segment, tokens: list[Token]) -> list[Token]:
    """Take "…を除く", "…は休み", "…も受付" out of ``tokens`` and return what is left."""
    left: list[Token] = []
    for token in tokens:
        if token.kind not in _ENDS_CLAUSE:
            left.append(token)
            continue
        cut = _clause_start(left)
        read_clause(segment, [*left[cut:], token])
        left = left[:cut]
    return left


def _clause_start(tokens: list[Token]) -> int:
    cut = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind in _TIMED), 0)
    clause = tokens[cut:]
    # 「月-金 祝日を除く」: the range before the space is what stays open.
    for at, token in enumerate(clause):
        head = clause[:at]
        if token.spaced and head and _stays_open(head):
            return cut + at
    return cut


def _stays_open(head: list[Token]) -> bool:
    condition = read_condition(head)
    said_as_one = condition.workdays or condition.every_day or Kind.DASH in {t.kind for t in head}
    return bool(said_as_one) and not (condition.holidays or condition.new_year or condition.dates)


def _runs(tokens: list[Token]) -> list[tuple[bool, list[Token]]]:
    """Split into runs of days (False) and of times (True), in the order written."""
    runs: list[tuple[bool, list[Token]]] = []
    for position, token in enumerate(tokens):
        if token.kind in (Kind.SEPARATOR, Kind.FILLER):
            timed = bool(runs) and runs[-1][0]
        elif token.kind is Kind.DASH:
            timed = position > 0 and tokens[position - 1].kind is Kind.TIME
        else:
            timed = token.kind in _TIMED
        if not runs or runs[-1][0] is not timed:
            runs.append((timed, []))
        runs[-1][1].append(token)
    return [run for run in runs if _says_something(run[1])]


def _says_something(tokens: list[Token]) -> bool:
    return any(t.kind not in (Kind.SEPARATOR, Kind.FILLER) for t in tokens)


def _read_runs(segment: Segment, runs: list[tuple[bool, list[Token]]]) -> None:
    shape = [timed for timed, _ in runs]
    if shape == [False]:
        segment.days_only = read_condition(runs[0][1])
        return
    if shape == [True]:
        segment.groups.append((Condition(), read_times(runs[0][1])))
        return
    if len(shape) % 2:
        raise UnreadableError("days and times do not pair")
    days_first = shape[:1] == [False]
    for one, other in zip(runs[::2], runs[1::2], strict=True):
        days, times = (one, other) if days_first else (other, one)
        segment.groups.append((read_condition(days[1]), read_times(times[1])))


def _apply_pauses(segment: Segment, pauses: list[tuple[int, Times]]) -> None:
    """Cut each pause out of the hours it stands behind."""
    for times_before, pause in reversed(pauses):
        at = _group_with(segment, times_before // 2)
        condition, times = segment.groups[at]
        segment.groups[at] = condition, _cut(times, pause)


def _group_with(segment: Segment, count: int) -> int:
    for at, (_, times) in enumerate(segment.groups):
        count -= len(times)
        if count <= 0:
            return at
    raise UnreadableError("a pause without hours")


def _cut(times: Times, pauses: Times) -> Times:
    for pause_start, pause_end in pauses:
        if not any(start < pause_start and pause_end < end for start, end in times):
            raise UnreadableError("a pause outside the hours")
        times = tuple(
            piece
            for start, end in times
            for piece in ((start, min(end, pause_start)), (max(start, pause_end), end))
            if piece[0] < piece[1]
        )
    return times


def _split(tokens: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is Kind.SEPARATOR:
            items.append([])
        else:
            items[-1].append(token)
    return items
