"""How well plans are understood: ``python -m benchmarks.import_score PLANS FACTS``.

PLANS is a folder of documents, FACTS one of tables telling what they say: ``municipalities.csv``
(whose ``source_file`` names the document), ``programmes.csv`` and ``places.csv``. Without them
nothing is measured, and it says so. Exit status 1 where a goal is missed.

A programme is right where it is found and both its departments and its modes are those of the
table, as sets; width, space and brackets do not count. A place is found where one of its names
is, with or without what stands in brackets. Precision asks of everything found whether the
tables have it: a category given as a proper name counts as wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portal.importing.data import NamingGuess, ProgrammeFound, Source, Understood
from portal.importing.reading import read
from portal.importing.understanding import coverage, understand

GOALS = {"programmes": 0.95, "places": 0.90, "precision": 0.90, "coverage": 1.0}
MODES = {
    "直営": "direct",
    "委託": "contract",
    "一部委託": "part_contract",
    "補助": "subsidy",
    "住民主体": "residents",
    "事業者": "business",
}
KINDS = {
    "地域包括支援センターの運営": "elderly_centre",
    "障害者相談支援事業": "disability_consultation",
    "利用者支援事業": "child_user_support",
    "生活困窮者自立相談支援事業": "self_reliance",
    "地域介護予防活動支援事業": "care_prevention",
    "生活支援体制整備事業": "life_support_system",
    "地域活動支援センター事業": "activity_centre",
    "地域子育て支援拠点事業": "child_base",
    "生活困窮者支援等のための地域づくり事業": "community_building",
    "多機関協働事業": "collaboration",
    "アウトリーチ等を通じた継続的支援事業": "outreach",
    "参加支援事業": "participation",
}
DASHES = re.compile("[-‐‑‒–—―−─]")
BRACKETS = re.compile(r"\([^()]*\)")

TABLES = ("municipalities", "programmes", "places")

Row = dict[str, str]


@dataclass(slots=True)
class Score:
    """Counts of one plan, or of all."""

    programmes: int = 0
    programmes_right: int = 0
    programmes_found: int = 0
    programmes_known: int = 0
    places: int = 0
    places_right: int = 0
    places_found: int = 0
    places_known: int = 0
    characters: int = 0
    held: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another plan's in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def shares(self) -> dict[str, float]:
        """The measures that have goals."""
        return {
            "programmes": _share(self.programmes_right, self.programmes),
            "programme precision": _share(self.programmes_known, self.programmes_found),
            "places": _share(self.places_right, self.places),
            "place precision": _share(self.places_known, self.places_found),
            "coverage": _share(self.held, self.characters),
        }

    @property
    def met(self) -> bool:
        """Whether every goal is met."""
        return all(share >= _goal(name) for name, share in self.shares.items())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _goal(name: str) -> float:
    return GOALS["precision"] if name.endswith("precision") else GOALS[name]


def plain(text: str) -> str:
    """Return a name without width, space and kinds of dash."""
    folded = DASHES.sub("ー", unicodedata.normalize("NFKC", text))
    return "".join(folded.split()).lower()


def keys(*names: str) -> set[str]:
    """Return the spellings a name may be met by: with brackets and without."""
    whole = {plain(name) for name in names if name.strip()}
    return whole | {BRACKETS.sub("", name) for name in whole if BRACKETS.sub("", name)}


def several(cell: str) -> list[str]:
    """Return the values of a cell with several."""
    return [part for part in cell.split(";") if part.strip()]


def score(
    source: Source, understood: Understood, programmes: Sequence[Row], places: Sequence[Row]
) -> Score:
    """Return the counts of one plan against its rows."""
    found = Score()
    _score_programmes(found, understood.programmes, programmes)
    _score_places(found, understood, places)
    covered = coverage(source, understood)
    found.characters, found.held = covered.total, covered.held
    return found


def _score_programmes(
    into: Score, found: Sequence[ProgrammeFound], rows: Sequence[Row]
) -> None:  # fmt: skip
    left = list(found)
    main = [row for row in rows if row["row_level"] == "main"]
    into.programmes = len(main)
    for row in main:
        match = _match(row, left)
        if match is None:
            into.missed.append(f"{row['name_in_source']}: not found")
            continue
        left.remove(match)
        differences = list(_differences(row, match))
        into.programmes_right += not differences
        into.missed.extend(f"{row['name_in_source']}: {each}" for each in differences)
    into.programmes_found = len(found)
    into.programmes_known = sum(any(_same(row, each) for row in rows) for each in found)
    into.wrong.extend(each.name for each in found if not any(_same(row, each) for row in rows))


def _match(row: Row, found: Sequence[ProgrammeFound]) -> ProgrammeFound | None:
    named = keys(row["name_in_source"], *several(row["local_programme_name"]))
    by_name = [each for each in found if plain(each.name) in named and _same(row, each)]
    by_variant = [each for each in found if _same(row, each) and each.variant
                  and plain(each.variant) in plain(row["name_in_source"])]  # fmt: skip
    alike = [each for each in found if _same(row, each)]
    return next(iter([*by_name, *by_variant, *alike]), None)


def _same(row: Row, found: ProgrammeFound) -> bool:
    if found.kind:
        return KINDS.get(row["programme_type"]) == found.kind
    names = keys(row["name_in_source"], *several(row["local_programme_name"]))
    return bool(keys(found.name) & names)


def _differences(row: Row, found: ProgrammeFound) -> Iterator[str]:
    departments = {plain(each) for each in several(row["department"])}
    modes = {MODES.get(each, each) for each in several(row["mode"])}
    if departments != (got := {plain(each) for each in found.departments}):
        yield f"departments {sorted(got)} instead of {sorted(departments)}"
    if modes != set(found.modes):
        yield f"modes {sorted(found.modes)} instead of {sorted(modes)}"


def _score_places(into: Score, understood: Understood, rows: Sequence[Row]) -> None:
    proper = [row for row in rows if row["named"] == "固有名"]
    truth = [(row, keys(row["name"], *several(row["name_variants_in_source"]))) for row in proper]
    found = [each for each in understood.places if each.naming is NamingGuess.PROPER]
    names = [keys(each.name) for each in found]
    into.places, into.places_found = len(truth), len(found)
    for row, known in truth:
        if any(known & each for each in names):
            into.places_right += 1
        else:
            into.missed.append(row["name"])
    for place, each in zip(found, names, strict=True):
        if any(known & each for _row, known in truth):
            into.places_known += 1
        else:
            into.wrong.append(place.name)


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def scores(plans: Path, facts: Path) -> Iterator[tuple[str, Score]]:
    """Yield each plan's municipality and score."""
    programmes, places = rows_of(facts / "programmes.csv"), rows_of(facts / "places.csv")
    for town in rows_of(facts / "municipalities.csv"):
        path = plans / town["source_file"]
        if path.is_file():
            start = time.perf_counter()
            source = read(path.read_bytes(), path.name)
            understood = understand(source)
            own = _own(town, programmes), _own(town, places)
            found = score(source, understood, *own)
            found.seconds = time.perf_counter() - start
            yield town["municipality_id"], found


def _own(town: Row, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["municipality_id"] == town["municipality_id"]]


def report(found: Sequence[tuple[str, Score]]) -> Iterator[str]:
    """Yield the table, the totals and what is missed or wrong."""
    total = Score()
    for _name, each in found:
        total.add(each)
    yield "| plan | programmes right | precision | proper places found | precision | coverage | s |"
    yield "|---|---|---|---|---|---|---|"
    for name, each in [*found, ("all", total)]:
        yield f"| {name} | {' | '.join(_cells(each))} | {each.seconds:.1f} |"
    yield ""
    for name, each in found:
        yield from (f"- {name}: missed {miss}" for miss in each.missed)
        yield from (f"- {name}: not in the tables: {wrong}" for wrong in each.wrong)
    yield f"- goals {'met' if total.met else 'MISSED'}"


def _cells(each: Score) -> list[str]:
    return [
        _cell(each.programmes_right, each.programmes),
        _cell(each.programmes_known, each.programmes_found),
        _cell(each.places_right, each.places),
        _cell(each.places_known, each.places_found),
        f"{_share(each.held, each.characters):.2%}",
    ]


def _cell(part: int, whole: int) -> str:
    return f"{part}/{whole} ({_share(part, whole):.0%})"


def main(plans: Path, facts: Path) -> int:
    """Print the report; return the exit status."""
    needed = [
        plans,
        *(facts / f"{name}.csv" for name in ("municipalities", "programmes", "places")),
    ]
    if absent := [str(path) for path in needed if not path.exists()]:
        print(f"Skipped, nothing measured: no {', '.join(absent)}")
        return 0
    found = list(scores(plans, facts))
    if not found:
        print(f"Skipped, nothing measured: none of the documents is in {plans}")
        return 0
    print("\n".join(report(found)))
    total = Score()
    for _name, each in found:
        total.add(each)
    return 0 if total.met else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=Path)
    parser.add_argument("facts", type=Path)
    arguments = parser.parse_args()
    sys.exit(main(arguments.plans, arguments.facts))
