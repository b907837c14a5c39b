"""Two who receive a need at the same moment. A database that lets only one write at a time
settles this by itself; `make test-postgres` has one that does not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from directory.registry.models import Need, Trace
from directory.registry.permissions import COORDINATOR, RIGHTS, Member
from directory.registry.services import needs
from tests.factories import MunicipalityFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time"),
]
AT_ONCE = 4


def elsewhere(act: Callable[..., Any], turns: int = 1) -> list[Any]:
    """What ``act`` answers on connections of its own, where what is written stays."""

    def closing(turn: int) -> Any:
        try:
            return act(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(turns) as threads:
        return list(threads.map(closing, range(turns)))


@pytest.fixture
def member():
    """A coordinator whom every connection sees, and who is gone afterwards."""
    before = elsewhere(rows)
    [made] = elsewhere(employ)
    yield made
    elsewhere(lambda _turn: dismiss(made))
    assert elsewhere(rows) == before


def employ(_turn: int) -> Member:
    user = get_user_model().objects.create_user("together")
    municipality = MunicipalityFactory(slug="together")
    return Member(user, municipality, frozenset([COORDINATOR]), RIGHTS[COORDINATOR])


def dismiss(member: Member) -> None:
    for model in (Trace, Need):
        model.objects.filter(municipality=member.municipality).delete()
    member.municipality.delete()
    member.user.delete()


def rows(_turn: int) -> dict[str, int]:
    """How many rows there are of everything."""
    counts = {each._meta.label: each._default_manager.count() for each in apps.get_models()}
    return {label: number for label, number in counts.items() if number}


def test_everybody_gets_a_number_of_their_own(member):
    together = Barrier(AT_ONCE)

    def receive(_turn: int) -> str:
        together.wait()
        return needs.receive(member=member, received_on=timezone.localdate(), facts={}).number

    assert len(set(elsewhere(receive, AT_ONCE))) == AT_ONCE
