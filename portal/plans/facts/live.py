"""The facts of one municipality as they stand in the database now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from directory.models import Municipality

from . import gathering, records, services, telling
from .joined import Joined
from .numbers import counted


class LiveFacts:
    """``Facts`` of one municipality: what is published, each loaded once, when it is asked for.

    Drafts are nobody's business. ``staff`` adds the papers only staff may see. A plan that shows
    everything costs eight queries, however many records there are.
    """

    def __init__(self, municipality: Municipality, *, staff: bool = False) -> None:
        self._of = municipality
        self._staff = staff
        self._joined = Joined(municipality)

    @cached_property
    def _told(self) -> telling.Told:
        return telling.told(self._of)

    @property
    def municipality(self) -> str:
        """The municipality's name."""
        return self._of.name

    @cached_property
    def sectors(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._joined.sectors.values())

    @cached_property
    def areas(self) -> tuple[records.AreaFact, ...]:
        return services.areas_of(self._joined)

    @cached_property
    def places(self) -> tuple[records.PlaceFact, ...]:
        return services.places_of(self._of, self._joined, self.areas)

    @cached_property
    def programmes(self) -> tuple[records.ProgrammeFact, ...]:
        return services.programmes_of(self._of, self._joined, self.areas, self.places)

    @cached_property
    def meetings(self) -> tuple[records.MeetingFact, ...]:
        return gathering.meetings_of(self._of)

    @cached_property
    def steps(self) -> tuple[records.StepFact, ...]:
        return telling.steps_of(self._told)

    @cached_property
    def roles(self) -> tuple[records.RoleFact, ...]:
        names = {int(each.key.partition(":")[2]): each.name for each in self.programmes}
        return telling.roles_of(self._told, self._joined, names)

    @cached_property
    def related_plans(self) -> tuple[records.RelatedPlanFact, ...]:
        return telling.related_plans_of(self._told)

    @cached_property
    def goals(self) -> tuple[records.GoalFact, ...]:
        return telling.goals_of(self._told)

    @cached_property
    def indicators(self) -> tuple[records.IndicatorFact, ...]:
        return gathering.indicators_of(self._of)

    @cached_property
    def reviews(self) -> tuple[records.ReviewFact, ...]:
        return telling.reviews_of(self._told)

    @cached_property
    def events(self) -> tuple[records.EventFact, ...]:
        return telling.events_of(self._told)

    @cached_property
    def terms(self) -> tuple[records.GlossaryFact, ...]:
        return gathering.terms_of(self._of)

    @cached_property
    def papers(self) -> tuple[records.PaperFact, ...]:
        return gathering.papers_of(self._of, staff=self._staff)

    @cached_property
    def sources(self) -> tuple[records.SourceFact, ...]:
        return telling.sources_of(self._told)

    @cached_property
    def bodies(self) -> Mapping[str, Mapping[str, str]]:
        """The keys of departments and organizations, by kind and name."""
        return {kind: self._joined.keys(kind) for kind in ("department", "organization")}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The living numbers by name."""
        return counted(self)
