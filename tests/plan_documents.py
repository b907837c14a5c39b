"""Documents for tests: one of every part there is, made from the parts' own types."""

from __future__ import annotations

import random
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Union, get_args, get_origin, get_type_hints

from portal.plans.document import parts
from portal.plans.document.parts import Chapter, Document, Heading, Part, Prose, RecordFacts

WORDS = ("相談", "窓口", "令和8年度", "3か所", "未確認", "高齢", "<&>\"'", "")


def every_part(seed: int) -> Iterator[Any]:
    """One part of each type, filled by chance but the same for the same ``seed``."""
    chance = random.Random(seed)
    return (_made(kind, chance, 0) for kind in get_args(Part))


def any_document(seed: int) -> Document:
    """A document of everything there is; its chapters have addresses of their own."""
    made = _made(Document, random.Random(seed), 0)
    chapters = (replace(each, slug=f"c{n}") for n, each in enumerate(made.chapters))
    return replace(made, chapters=tuple(chapters))


def document(*chapters: Chapter, records: Mapping[str, RecordFacts] | None = None) -> Document:
    """A small document with these chapters and records."""
    return Document("見本市", True, "実施計画", "", (), (), chapters, records or {})


def chapter(title: str, *texts: str, slug: str = "") -> Chapter:
    """A chapter of one heading and a paragraph for each of ``texts``."""
    body = tuple(Prose(f"<p>{text}</p>") for text in texts)
    return Chapter(slug or title, title, (Heading(2, title, "h-1"), *body))


def record(key: str, label: str, **facts: str) -> RecordFacts:
    """What a plan showed of a record."""
    return RecordFacts(key, key.partition(":")[0], label, facts)


def _made(kind: Any, chance: random.Random, depth: int) -> Any:
    if is_dataclass(kind):
        hints = get_type_hints(kind, vars(parts))
        return kind(**{each.name: _made(hints[each.name], chance, depth + 1)
                       for each in fields(kind)})  # fmt: skip
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(inner, chance, depth)
    if origin in (Union, types.UnionType):
        return _made(chance.choice(inner), chance, depth)
    if origin is Mapping:
        return {f"{word}{depth}": _made(inner[1], chance, depth + 1) for word in ("い", "$x")}
    return _scalar(kind, chance)


def _tuple(inner: tuple[Any, ...], chance: random.Random, depth: int) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        number = 0 if depth > 8 else chance.randint(0, 3)
        return tuple(_made(inner[0], chance, depth + 1) for _ in range(number))
    return tuple(_made(each, chance, depth + 1) for each in inner)


def _scalar(kind: Any, chance: random.Random) -> Any:
    made = {
        str: lambda: chance.choice(WORDS),
        int: lambda: chance.randint(-3, 3000),
        float: lambda: chance.choice((0.5, 12.0, -1.25)),
        bool: lambda: chance.random() < 0.5,
        type(None): lambda: None,
    }
    return made[kind]()
