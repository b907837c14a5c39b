"""A registry whose records are in the staff's index."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from directory.registry.models import RegistryRecord
from directory.registry.searching.answering import Drawer
from directory.registry.searching.asking import asked_of
from search import staff
from tests.registry_world import TODAY, Town


def indexed() -> None:
    """Write down all that waits for the staff's index."""
    while staff.drain():
        pass


def names(town: Town, address: str = "", role: str = "coordinator") -> list[str]:
    """The names a member finds at an address' parameters, in order."""
    answer = Drawer(town.member(role), TODAY).page(asked_of(QueryDict(address)))
    return [hit.name for hit in answer.hits]


def page(town: Town, role: str = "coordinator", **asked: Any) -> str:
    """The page of the list as a member reads it."""
    response = town.client(role).get(town.url("records/"), asked)
    assert response.status_code == 200
    return response.content.decode()


def change(record: RegistryRecord, **facts: Any) -> None:
    """Write facts of a record."""
    for name, value in facts.items():
        setattr(record, name, value)
    record.save()
