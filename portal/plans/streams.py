"""Stored blocks → plain values: addresses for links and images, numbers for their names.

The stored form is read as it is. Loading it through the blocks would ask the database for each
chapter's images and each text's links; here one question does for all chapters together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from .facts.numbers import names_in, replaced
from .facts.records import Facts

# No text that is stored holds it, so texts can be joined by it and parted again.
_BETWEEN = "\x1e"
# Where an import left text as it stood, nothing is replaced.
_AS_IT_STOOD = "unread"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a chapter as ``compose`` takes it; ``numbers`` are the living ones in it."""

    name: str
    value: Mapping[str, Any]
    anchor: str
    numbers: tuple[str, ...] = ()


def blocks_of(streams: Iterable[Iterable[Mapping]], facts: Facts) -> list[list[Block]]:
    """The blocks of several StreamFields, given as they are stored.

    At most one query for images and a few for the pages and documents that texts link to.
    """
    stored = [list(starmap(_stored, enumerate(stream))) for stream in streams]
    every = [block for stream in stored for block in stream]
    images, texts = _images(every), _expanded(every)
    return [[_with(each, images, texts, facts) for each in stream] for stream in stored]


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a stored value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


def names_of_numbers(stream: Iterable[Mapping]) -> tuple[str, ...]:
    """The names of living numbers written in a stored StreamField, known or not, each once."""
    read = (each["value"] for each in stream if each["type"] != _AS_IT_STOOD)
    return tuple(dict.fromkeys(name for text in texts_in(list(read)) for name in names_in(text)))


def _stored(place: int, block: Mapping[str, Any]) -> Block:
    value = block["value"]
    value = _TAKEN[block["type"]](value) if block["type"] in _TAKEN else dict(value)
    # A block has its id once it is saved; until then its place tells it apart.
    key = str(block.get("id") or "")[:8] or f"new-{place}"
    return Block(block["type"], value, f"h-{key}")


def _table(value: Mapping[str, Any] | None) -> dict[str, Any]:
    value = value or {}
    return {
        "caption": value.get("caption") or "",
        "columns": [each.get("heading") or "" for each in value.get("columns") or ()],
        "rows": [each.get("values") or [] for each in value.get("rows") or ()],
    }


def _note(value: Mapping[str, Any]) -> dict[str, Any]:
    return {**value, "html": value.get("text") or ""}


# Blocks whose stored form is not the form that composing takes.
_TAKEN = {"text": lambda html: {"html": html or ""}, "table": _table, "note": _note}


def _images(blocks: Iterable[Block]) -> Mapping[int, Any]:
    keys = {each.value.get("image") for each in blocks if each.name == "picture"} - {None}
    return get_image_model().objects.in_bulk(keys) if keys else {}


def _expanded(blocks: Iterable[Block]) -> Mapping[str, str]:
    """Rich texts by what is stored, with links that lead somewhere."""
    stored = list(dict.fromkeys(each.value["html"] for each in blocks if "html" in each.value))
    read = expand_db_html(_BETWEEN.join(stored)).split(_BETWEEN)
    return dict(zip(stored, read, strict=False))


def _with(block: Block, images: Mapping[int, Any], texts: Mapping[str, str], facts: Facts) -> Block:
    value = dict(block.value)
    if "html" in value:
        value["html"] = texts[value["html"]]
    if image := images.get(value.get("image")):
        value |= {"address": image.file.url, "width": image.width, "height": image.height}
    if block.name == _AS_IT_STOOD:
        return Block(block.name, value, block.anchor)
    names = {name for text in texts_in(value) for name in names_in(text)}
    known = tuple(sorted(names & facts.numbers.keys())) if names else ()
    return Block(block.name, _counted(value, facts) if known else value, block.anchor, known)


def _counted(value: Any, facts: Facts) -> Any:
    if isinstance(value, str):
        return replaced(value, facts.numbers)
    if isinstance(value, Mapping):
        return {key: _counted(each, facts) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_counted(each, facts) for each in value]
    return value
