"""Entries for the tests of the search: a small invented town."""

from __future__ import annotations

from typing import Any

from search.data import Entry, Filter, Interval, Name, Point, Synonym
from search.engines.base import Vocabulary, Word

TOWN, NEXT_TOWN = "999938", "999946"
MONDAY_9, MONDAY_17 = 29_000_100, 29_000_580
HERE = Point(38.4, 140.9)


def entry(key: str, name: str, reading: str = "", **facts: Any) -> Entry:
    """Return an entry with defaults for whatever a test does not care about."""
    facts.setdefault("municipality", TOWN)
    facts.setdefault("kind", "counter")
    facts.setdefault("path", f"/{key}/")
    return Entry(key=f"sample:{key}", name=Name(name, reading), **facts)


def only(facet: str, *values: str) -> tuple[Filter, ...]:
    """Return the filters of a query with this one."""
    return (Filter(facet=facet, values=values),)


SAKURA = entry(
    "sakura",
    "地域包括支援センター（さくら）",
    "ちいきほうかつしえんせんたーさくら",
    tags=("高齢", "介護"),
    body=("高齢の方の介護や認知症の相談を受けます。保健師がいます。",),
    facets={"sector": ("elderly",), "fee": ("free",), "day": ("mon", "tue")},
    responsible_for=("north",),
    position=HERE,
    open=(Interval(MONDAY_9, MONDAY_17),),
    open_until=MONDAY_9 + 30 * 1440,
    prominence=2.0,
    card={"phone": "000-000-0000", "hours": ["平日"], "free": True, "note": None},
)
MOMIJI = entry(
    "momiji",
    "地域包括支援センター（もみじ）",
    "ちいきほうかつしえんせんたーもみじ",
    tags=("高齢", "介護"),
    body=("高齢の方の介護や認知症の相談を受けます。",),
    facets={"sector": ("elderly",), "fee": ("free",), "day": ("mon",)},
    responsible_for=("south",),
    position=Point(38.45, 140.9),
    prominence=2.0,
)
LIVELIHOOD = entry(
    "livelihood",
    "くらしの自立相談窓口",
    "くらしのじりつそうだんまどぐち",
    tags=("生活困窮",),
    body=("家賃の支払いや仕事の相談。住居確保給付金を案内します。",),
    facets={"sector": ("poverty",), "fee": ("free",)},
)
CANTEEN = entry(
    "canteen",
    "子ども食堂ひだまり",
    "こどもしょくどうひだまり",
    kind="gathering_place",
    tags=("子ども",),
    body=("だれでも来られる食堂です。",),
    facets={"sector": ("child", "all"), "fee": ("paid",)},
    position=Point(38.403, 140.9),
)
DISABILITY = entry(
    "disability",
    "障がい者基幹相談支援センター",
    "しょうがいしゃきかんそうだんしえんせんたー",
    tags=("障がい",),
    places=(Name("富ケ丘", "とみがおか"), Name("伊豆山", "いずさん")),
    body=("障害のある方の相談。",),
    facets={"sector": ("disability",)},
)
SCHOOL = entry(
    "school",
    "教育相談室",
    "きょういくそうだんしつ",
    tags=("子ども",),
    body=("不登校やいじめの相談。",),
    facets={"sector": ("child",), "fee": ("free",)},
    open=(),
    open_until=MONDAY_9 + 30 * 1440,
)
FOREST = entry("forest", "天城の森", "あまぎのもり", kind="cafe", municipality=NEXT_TOWN)

EVERYTHING = (SAKURA, MOMIJI, LIVELIHOOD, CANTEEN, DISABILITY, SCHOOL, FOREST)
VOCABULARY = Vocabulary(
    synonyms=(
        Synonym("物忘れ", ("認知症",)),
        Synonym("お金がない", ("生活困窮",)),
        Synonym("学校に行きたがらない", ("不登校",)),
        Synonym("ひとりで心配", ("介護",), TOWN),
    ),
    words=(
        Word("富ケ丘", "とみがおか", "town", "/towns/1/", TOWN),
        Word("介護", "かいご", "concern", "/concerns/care/"),
    ),
)
