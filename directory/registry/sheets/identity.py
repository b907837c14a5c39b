"""Which record a row is about: surely, or perhaps and why."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_GUESSES = 3
ALIKE = 0.86
MOST_BESIDE = 200
CORPORATE = re.compile(
    r"(社会福祉法人|特定非営利活動法人|npo法人|一般社団法人|公益社団法人|株式会社|有限会社|医療法人"
    r"|合同会社|[\s・()「」'\"-])"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one place from another."""

    pk: int
    name: str
    ref: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A record that may be the same, and why."""

    pk: int
    name: str
    why: str | Promise


def folded(name: str) -> str:
    """A name without what people write one way or the other."""
    return CORPORATE.sub("", unicodedata.normalize("NFKC", name).lower())


def digits(phone: str) -> str:
    """The figures of the first telephone number of a text; short ones tell nothing."""
    found = re.sub(r"\D", "", re.split(r"[、,;/(（]", unicodedata.normalize("NFKC", phone))[0])
    return found if len(found) > 8 else ""


def street(address: str) -> str:
    """An address without blanks and the ways to write a number."""
    text = unicodedata.normalize("NFKC", address)
    text = re.sub(r"丁目|番地の?|番|号|の", "-", text)
    return re.sub(r"[\s\-‐−ー－]+", "-", text).strip("-")


class Known:
    """All records of a registry, asked for by name, number, telephone and address."""

    def __init__(self, records: Iterable[Identity]) -> None:
        self.by_pk: dict[int, Identity] = {}
        self.by_ref: dict[str, Identity] = {}
        self.by_name: dict[str, list[Identity]] = defaultdict(list)
        self.by_phone: dict[str, list[Identity]] = defaultdict(list)
        self.by_street: dict[str, list[Identity]] = defaultdict(list)
        self.by_start: dict[str, list[Identity]] = defaultdict(list)
        for each in records:
            self.add(each)

    def add(self, each: Identity) -> None:
        self.by_pk[each.pk] = each
        if each.ref:
            self.by_ref[each.ref] = each
        name = folded(each.name)
        self.by_name[name].append(each)
        self.by_start[name[:2]].append(each)
        if phone := digits(each.phone):
            self.by_phone[phone].append(each)
        if each.address:
            self.by_street[street(each.address)].append(each)

    def same(self, row: Identity) -> Identity | None:
        """The record that a row is surely about: its number, or its name and nothing against it."""
        if row.pk in self.by_pk:
            return self.by_pk[row.pk]
        if row.ref in self.by_ref:
            return self.by_ref[row.ref]
        fits = [each for each in self.by_name[folded(row.name)] if not _differ(row, each)]
        return fits[0] if len(fits) == 1 else None

    def perhaps(self, row: Identity) -> list[Guess]:
        """Records that may be the same, the likeliest first."""
        found: dict[int, Guess] = {}
        for each, why in self._likely(row):
            found.setdefault(each.pk, Guess(each.pk, each.name, why))
        return list(found.values())[:MOST_GUESSES]

    def _likely(self, row: Identity) -> Iterable[tuple[Identity, str | Promise]]:
        name = folded(row.name)
        for each in self.by_name[name]:
            yield each, _("名前が同じ")
        beside = self.by_start[name[:2]]
        # Hundreds of names that begin alike are no sign of anything.
        beside = beside if len(beside) <= MOST_BESIDE else []
        near = [each for each in beside if _alike(name, folded(each.name))]
        phones = {each.pk for each in self.by_phone[digits(row.phone)]} if row.phone else set()
        for each in near:
            if each.pk in phones:
                yield each, _("名前が似ていて、電話が同じ")
        for each in near:
            if row.address and each.address and street(row.address) == street(each.address):
                yield each, _("名前が似ていて、住所が同じ")
        for each in near:
            if not _differ(row, each):
                yield each, _("名前が似ている")


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE <= matcher.ratio()


def _differ(one: Identity, other: Identity) -> bool:
    """Whether what both say of themselves cannot be of one place."""
    phones = digits(one.phone), digits(other.phone)
    streets = street(one.address), street(other.address)
    return (all(streets) and streets[0] != streets[1]) or (
        not all(streets) and all(phones) and phones[0] != phones[1]
    )
