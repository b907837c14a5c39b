"""What other rooms add to a municipality's first page, without this one knowing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from directory.public.scope import Scope

Addition = Callable[[Scope], Mapping[str, Any]]

_additions: list[Addition] = []


def add_to_first_page(addition: Addition) -> None:
    """Have ``addition`` give the first page's template what it shows; call it in ``ready()``."""
    if addition not in _additions:
        _additions.append(addition)


def additions(scope: Scope) -> dict[str, Any]:
    """Everything that rooms add to the first page of ``scope``."""
    return {name: value for each in _additions for name, value in each(scope).items()}
