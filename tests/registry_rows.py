"""One row of every kind the registry's addresses name, for tests that ask for all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from directory.models import Meeting
from directory.registry.models import (
    AgendaItem,
    AnswerLink,
    Consent,
    FactConfirmation,
    Gap,
    GapMove,
    GapSignal,
    HostSupport,
    MeetingSession,
    Need,
    PlanEvent,
    Referral,
    ReferralStep,
    RegistryRecord,
    SavedSearch,
    SheetImport,
    ShortlistItem,
    Trace,
)
from tests import registry_world as world_of
from tests.registry_world import TODAY, Town


@dataclass(frozen=True)
class Rows:
    """The rows of one town."""

    town: Town
    need: Need
    record: RegistryRecord
    consent: Consent
    referral: Referral
    support: HostSupport
    link: AnswerLink
    session: MeetingSession
    item: AgendaItem
    gap: Gap
    run: SheetImport
    searches: dict[str, SavedSearch]

    def key(self, name: str, path: str, role: str = world_of.COORDINATOR) -> object:
        """What stands in the gap ``name`` of an address."""
        if name == "pk":
            return self._first(path, role)
        other = {
            "record": lambda: self.record.pk,
            "item": lambda: self.item.pk,
            "consent": lambda: self.consent.pk,
            "year": lambda: 2026,
            "kind": lambda: "activity",
        }
        return other[name]()

    def _first(self, path: str, role: str) -> int:
        if path.startswith("records/searches/"):
            return self.searches.get(role, self.searches[world_of.COORDINATOR]).pk
        row: Any = {
            "needs": self.need,
            "records": self.record,
            "referrals": self.referral,
            "support": self.support,
            "links": self.link,
            "meetings": self.session,
            "gaps": self.gap,
            "imports": self.run,
        }[path.split("/")[0]]
        return row.pk


def rows_of(town: Town) -> Rows:
    """Make them all."""
    need, record = town.need, town.records[0]
    assert need is not None
    consent = world_of.consent(need)
    session = _sitting(town)
    item = AgendaItem.objects.create(
        session=session, need=need, matter="making", decision="agreed", minutes="決めた"
    )
    PlanEvent.objects.create(need=need, kind="making", on=TODAY, item=item)
    gap = Gap.objects.create(municipality=town.municipality, title="足りないもの")
    GapMove.objects.create(gap=gap, stage="seen", on=TODAY)
    GapSignal.objects.create(
        municipality=town.municipality, cause="unmet", on=TODAY, need=need, gap=gap
    )
    FactConfirmation.objects.create(record=record, confirmed_on=TODAY, how="phone")
    ShortlistItem.objects.create(need=need, record=record)
    Trace.objects.create(municipality=town.municipality, what="seen", need=need)
    referral = _referral(town, need, record)
    return Rows(
        town=town,
        need=need,
        record=record,
        consent=consent,
        referral=referral,
        support=HostSupport.objects.create(
            record=record, on=TODAY, kind=town.word("host_support", "advice"), text="話した"
        ),
        link=_link(record, town),
        session=session,
        item=item,
        gap=gap,
        run=SheetImport.objects.create(
            municipality=town.municipality,
            file_name="名簿.csv",
            headings=["名称"],
            columns={"名称": "own_name"},
            cells=[[2, ["ある場所"]]],
            state="mapping",
        ),
        searches={
            role: SavedSearch.objects.create(municipality=town.municipality, user=user, name="畑")
            for role, user in town.people.items()
        },
    )


def _sitting(town: Town) -> MeetingSession:
    meeting = Meeting.objects.create(
        municipality=town.municipality, name="重層的支援会議", consent="needed"
    )
    return MeetingSession.objects.create(
        municipality=town.municipality,
        meeting=meeting,
        name=meeting.name,
        rule="consent",
        on=TODAY,
    )


def _referral(town: Town, need: Need, record: RegistryRecord) -> Referral:
    referral = Referral.objects.create(
        need=need,
        record=record,
        proposed_on=TODAY,
        by=town.people[world_of.COUNSELLOR],
        next_on=TODAY + dt.timedelta(days=3),
    )
    ReferralStep.objects.create(
        referral=referral, step="proposed", on=TODAY, by=town.people[world_of.COUNSELLOR]
    )
    return referral


def _link(record: RegistryRecord, town: Town) -> AnswerLink:
    return AnswerLink.objects.create(
        record=record,
        nonce=f"nonce-{town.municipality.slug}",
        sheet_number=f"S-{town.municipality.pk}",
        expires_on=TODAY + dt.timedelta(days=5000),
    )
