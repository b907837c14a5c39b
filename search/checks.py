"""Refuse to start where the index of the staff could be read by others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.utils.translation import gettext as _

from search.index import EVERY, Index

_SERVED = ("MEDIA_ROOT", "STATIC_ROOT")


@register(Tags.security)
def indexes_lie_apart(**_kwargs: object) -> list[CheckMessage]:
    """Each index has a directory of its own, and none is where files are served from."""
    missing = [index.setting for index in EVERY if not getattr(settings, index.setting, "")]
    if missing:
        return [_missing(setting) for setting in missing]
    return [*_entangled(), *_served()]


def _missing(setting: str) -> CheckMessage:
    return Error(
        _("設定 %(setting)s がありません。") % {"setting": setting},
        hint=_("検索の索引を置くフォルダを書いてください。"),
        id="search.E001",
    )


def _entangled() -> Iterator[CheckMessage]:
    for one, other in combinations(EVERY, 2):
        if _within(_directory(one), _directory(other)) or _within(
            _directory(other), _directory(one)
        ):
            yield Error(
                _("%(one)s と %(other)s が同じところを指しています。")
                % {"one": one.setting, "other": other.setting},
                hint=_("職員の索引は、公開の索引とは別のフォルダに置いてください。"),
                id="search.E002",
            )


def _served() -> Iterator[CheckMessage]:
    for setting in _SERVED:
        root = getattr(settings, setting, "")
        for index in EVERY if root else ():
            if _within(_directory(index), Path(root).resolve()):
                yield Error(
                    _("%(index)s が、だれでも読める %(root)s の中にあります。")
                    % {"index": index.setting, "root": setting},
                    hint=_("索引は、公開されないフォルダに置いてください。"),
                    id="search.E003",
                )


def _directory(index: Index) -> Path:
    return index.place.directory.resolve()


def _within(path: Path, root: Path) -> bool:
    return path.is_relative_to(root)
