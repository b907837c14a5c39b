"""Two municipalities' registries with people of every role, and a name that would betray a leak."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.test import Client

from directory import models
from directory.registry import vocabulary
from directory.registry.models import Consent, Need, RegistryRecord, Word
from directory.registry.permissions import (
    COORDINATOR,
    COUNSELLOR,
    MANAGER,
    ROLES,
    VIEWER,
    Member,
    member_of,
)
from tests import factories

PASSWORD = "one-password-for-tests"
TODAY = dt.date(2026, 11, 28)


@dataclass
class Town:
    """A municipality's registry: people by role, two areas, records, one need."""

    municipality: models.Municipality
    people: dict[str, User] = field(default_factory=dict)
    areas: list[models.CatchmentArea] = field(default_factory=list)
    records: list[RegistryRecord] = field(default_factory=list)
    need: Need | None = None

    def member(self, role: str = COORDINATOR) -> Member:
        found = member_of(self.people[role], self.municipality)
        assert found is not None
        return found

    def client(self, role: str = COORDINATOR) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(self.people[role])
        return client

    def word(self, kind: str, code: str) -> Word:
        return Word.objects.get(municipality=self.municipality, kind=kind, code=code)

    def url(self, tail: str = "") -> str:
        return f"/registry/{self.municipality.slug}/{tail}"


@dataclass
class World:
    """``own`` is where the visitors of a test work; ``other`` is out of their reach."""

    own: Town
    other: Town
    administrator: User
    editor: User


def build() -> World:
    """Both registries, an administrator of the system, and an editor without a registry role."""
    own, other = town("own", "わが市"), town("other", "よその市")
    users = get_user_model().objects
    administrator = users.create_superuser("root", password=PASSWORD)
    editor = users.create_user("own-editor", password=PASSWORD)
    _employ(editor, own.municipality, models.StaffGroup.Role.EDITOR)
    return World(own, other, administrator, editor)


def town(slug: str, name: str, municipality: models.Municipality | None = None) -> Town:
    """One municipality with its registry; a new one unless it stands already."""
    municipality = municipality or factories.MunicipalityFactory(slug=slug, name=name)
    vocabulary.provide(municipality)
    made = Town(municipality)
    for role in ROLES:
        user = get_user_model().objects.create_user(f"{slug}-{role}", password=PASSWORD)
        _employ(user, municipality, role)
        made.people[role] = user
    made.areas = [
        factories.CatchmentAreaFactory(municipality=municipality, name=f"{name}{each}圏域")
        for each in ("東", "西")
    ]
    made.records = [record(made, f"{name}の居場所{number}") for number in (1, 2, 3)]
    made.need = need(made)
    return made


def _employ(user: User, municipality: models.Municipality, role: str) -> None:
    known = models.StaffGroup.objects.filter(municipality=municipality, role=role).first()
    if known is None:
        group = Group.objects.create(name=f"{municipality.slug} {role}")
        known = models.StaffGroup.objects.create(group=group, municipality=municipality, role=role)
    user.groups.add(known.group)


def record(town: Town, name: str, **facts: Any) -> RegistryRecord:
    """A public resource's staff face with ``facts``."""
    resource = factories.ResourceFactory(
        municipality=town.municipality, name=name, kind="gathering_place", areas=town.areas[:1]
    )
    made = resource.registry_record
    for each, value in facts.items():
        setattr(made, each, value)
    made.save()
    return made


def need(town: Town, number: str = "R8-0001", **facts: Any) -> Need:
    """An open need of the town's coordinator."""
    values = {
        "fiscal_year": 2026,
        "received_on": TODAY,
        "coordinator": town.people[COORDINATOR],
        "proposed_by": town.people[COUNSELLOR],
        "area": town.areas[0],
        **facts,
    }
    return Need.objects.create(municipality=town.municipality, number=number, **values)


def consent(need: Need, *scope: str, **facts: Any) -> Consent:
    """A written consent that stands, for ``scope`` (everything where none is named)."""
    values = {
        "form": Consent.Form.WRITTEN,
        "scope": list(scope) or [str(each) for each in Consent.Scope.values],
        "given_on": TODAY - dt.timedelta(days=7),
        **facts,
    }
    return Consent.objects.create(need=need, **values)


__all__ = [
    "COORDINATOR",
    "COUNSELLOR",
    "MANAGER",
    "PASSWORD",
    "TODAY",
    "VIEWER",
    "Town",
    "World",
    "build",
    "consent",
    "need",
    "record",
    "town",
]
