"""A document as plain JSON values and back: what an edition keeps for good.

Every frozen value becomes an object that names its class under ``TAG``; what equals the
default is left out, so a field added later does not change what is kept already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_args

from . import parts

VERSION = 1
TAG = "$"
_CLASSES: dict[str, type] = {
    each.__name__: each
    for each in (
        *get_args(parts.Part),
        parts.Box,
        parts.Cell,
        parts.Chapter,
        parts.Document,
        parts.FileItem,
        parts.FlowStep,
        parts.RecordFacts,
        parts.Series,
        parts.Span,
        parts.TermNote,
        parts.TimelineRow,
    )
}
# From each older version, how its data is brought to the next one.
_UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


class UnreadableDocumentError(ValueError):
    """What was kept is no document that this version of the site can read."""


def to_json(document: parts.Document) -> dict[str, Any]:
    """The document as ``{"version": …, "document": …}``, of JSON's own types only."""
    return {"version": VERSION, "document": _plain(document)}


def from_json(data: Mapping[str, Any]) -> parts.Document:
    """The document that ``to_json`` was given, also by an older version of the site.

    Raises ``UnreadableDocumentError`` for anything else.
    """
    found = _value(_current(data)["document"])
    if not isinstance(found, parts.Document):
        raise UnreadableDocumentError("this is no document")
    return found


def piece_from_json(data: Any) -> Any:
    """A piece of what ``to_json`` keeps, such as one chapter, in the present version.

    Raises ``UnreadableDocumentError``.
    """
    return _value(data)


def _current(data: Mapping[str, Any]) -> dict[str, Any]:
    version = data.get("version")
    if not isinstance(version, int) or version > VERSION or "document" not in data:
        raise UnreadableDocumentError(f"version {version!r} cannot be read here")
    upgraded = dict(data)
    while version < VERSION:
        if version not in _UPGRADES:
            raise UnreadableDocumentError(f"version {version!r} cannot be read here")
        upgraded = _UPGRADES[version](upgraded)
        version += 1
    return upgraded


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kept = ((each, getattr(value, each.name)) for each in fields(value))
        told = {each.name: _plain(one) for each, one in kept if one != _default(each)}
        return {TAG: type(value).__name__} | told
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_value, data))
    if not isinstance(data, dict):
        return data
    if TAG not in data:
        return {key: _value(each) for key, each in data.items()}
    return _made(data)


def _made(data: dict[str, Any]) -> Any:
    kind = _CLASSES.get(data[TAG])
    if kind is None:
        raise UnreadableDocumentError(f"{data[TAG]!r} is no part of a document")
    known = {each.name for each in fields(kind)}
    given = {name: _value(each) for name, each in data.items() if name in known}
    try:
        return kind(**given)
    except TypeError as error:
        raise UnreadableDocumentError(f"{data[TAG]}: {error}") from error
