"""What the database knows, brought together once for all questions of one plan."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision

from directory import models
from portal.plans.composing import document_of
from portal.plans.document.parts import Document
from portal.plans.editions import document_in
from portal.plans.facts.live import LiveFacts
from portal.plans.facts.records import Fact, PlaceFact
from portal.plans.models import ChapterPage, Edition, PlanPage
from portal.plans.typed import written_in

from .disagreeing import disagreements
from .findings import (
    Disagreement,
    Due,
    Kind,
    MissingValues,
    NotInUse,
    PeriodSaid,
    PlanState,
    Register,
    Where,
    Written,
)
from .institutions import institutions
from .record_texts import typed_into

# Records whose names stand in texts.
_NAMED: dict[str, type[models.MunicipalRecord]] = {
    "resource": models.Resource,
    "area": models.CatchmentArea,
    "department": models.Department,
    "organization": models.Organization,
    "programme": models.Programme,
}
# Where the facts of records are whose names no text is searched for.
_FACTS = {
    "event": "events",
    "goal": "goals",
    "indicator": "indicators",
    "meeting": "meetings",
    "paper": "papers",
    "related_plan": "related_plans",
    "review": "reviews",
    "role": "roles",
    "source": "sources",
    "step": "steps",
    "term": "terms",
}
_PLACED = {"programme": "programmes", "resource": "places"}
_OWN_DEPARTMENT = "department:"
_OTHER_NAMES = {
    models.ResourceName.Kind.ALIAS: Kind.OTHER_NAME,
    models.ResourceName.Kind.PRINTED: Kind.OTHER_NAME,
    models.ResourceName.Kind.FORMER: Kind.OLD_NAME,
}


def disagreements_of(plan: PlanPage, edition: Edition | None) -> tuple[Disagreement, ...]:
    """Where ``plan`` as it is public, and its last ``edition``, disagree with the directory.

    The number of queries does not grow with chapters or records.
    """
    facts = LiveFacts(plan.municipality)
    kept = document_in(edition) if edition else None
    now = document_of(plan, facts=facts)
    shown = {each.kind for each in kept.records.values()} if kept else set()
    return disagreements(
        plan=state_of(plan),
        edition=kept,
        now=now,
        texts=list(_texts(plan)),
        told=list(typed_into(_shown_in(now, facts))),
        register=register_of(plan.municipality, facts, shown),
    )


def state_of(plan: PlanPage) -> PlanState:
    """What the plan's own page says of its time."""
    return PlanState(
        where=Where(page=plan.pk, title=plan.title),
        in_force=plan.status == PlanPage.Status.CURRENT,
        period=PeriodSaid(
            name=str(PlanPage._meta.get_field("period_label").verbose_name),
            wording=plan.period_label,
            start=plan.period_from,
            end=plan.period_to,
        ),
        review_due=plan.review_due,
    )


def register_of(
    municipality: models.Municipality, facts: LiveFacts, kinds: Container[str]
) -> Register:
    """What the directory knows of ``municipality`` today.

    Of records without a name that texts would use, only those of ``kinds`` are asked for.
    """
    bodies = {key: name for keys in facts.bodies.values() for name, key in keys.items()}
    now = _names_now(facts, bodies)
    today = timezone.localdate()
    return Register(
        today=today,
        names=frozenset([*now.values(), *_headings(facts)]),
        not_in_use=(
            *_other_names(municipality, now),
            *_former_names(municipality, now),
            *_closed(facts.places),
        ),
        closed=frozenset(each.key for each in facts.places if not each.public),
        published=frozenset([*now, *_others(facts, kinds)]),
        departments=frozenset(
            name for key, name in bodies.items() if key.startswith(_OWN_DEPARTMENT)
        ),
        numbers=facts.numbers,
        institutions=institutions(facts.programmes, facts.places),
        due=tuple(_due(facts.places)),
        periods=tuple(
            PeriodSaid(
                name=each.name, wording=each.period, start=each.start, end=each.end, key=each.key
            )
            for each in facts.related_plans
        ),
        missing_values=tuple(_missing(facts, Register(today=today).fiscal_year)),
    )


def _texts(plan: PlanPage) -> Iterator[Written]:
    yield from written_in(plan)
    for page in ChapterPage.objects.child_of(plan).live().order_by("path"):
        yield from written_in(page)


def _names_now(facts: LiveFacts, bodies: dict[str, str]) -> dict[str, str]:
    """The name of everything in use, by its key."""
    named: Iterable[Fact] = (
        *(each for each in facts.places if each.public),
        *facts.areas,
        *facts.programmes,
    )
    return bodies | {each.key: each.name for each in named}


def _shown_in(document: Document, facts: LiveFacts) -> Iterator[Fact]:
    """The facts of the records a document shows; only kinds that stand in it are asked for."""
    kinds = {each.kind for each in document.records.values()}
    for kind, name in (_FACTS | _PLACED).items():
        if kind in kinds:
            yield from (each for each in getattr(facts, name) if each.key in document.records)


def _others(facts: LiveFacts, kinds: Container[str]) -> Iterator[str]:
    """The keys of everything else that is published."""
    for kind, name in _FACTS.items():
        if kind in kinds:
            yield from (each.key for each in getattr(facts, name))


def _closed(places: Iterable[PlaceFact]) -> Iterator[NotInUse]:
    for each in places:
        if not each.public:
            yield NotInUse(kind=Kind.CLOSED_NAME, text=each.name, now=each.status, key=each.key)


def _headings(facts: LiveFacts) -> Iterator[str]:
    """A programme is called by its heading in the plan as rightly as by its own name."""
    return (each.heading for each in facts.programmes)


def _other_names(municipality: models.Municipality, now: dict[str, str]) -> Iterator[NotInUse]:
    rows = models.ResourceName.objects.filter(resource__municipality=municipality)
    for pk, text, kind in rows.values_list("resource_id", "text", "kind"):
        key = f"resource:{pk}"
        if key in now:
            yield NotInUse(kind=_OTHER_NAMES[kind], text=text, now=now[key], key=key)


def _former_names(municipality: models.Municipality, now: dict[str, str]) -> Iterator[NotInUse]:
    """Names that published versions of a record had before the present one."""
    kinds = ContentType.objects.get_for_models(*_NAMED.values())
    wanted, drafted = Q(pk__in=()), Q(pk__in=())
    for model in _NAMED.values():
        rows = model.objects.filter(municipality=municipality, live=True).order_by()
        keys = rows.values_list(Cast("pk", CharField()), flat=True)
        wanted |= Q(base_content_type=kinds[model], object_id__in=keys)
        # A name nobody but its editor has seen yet is not a former one.
        drafted |= Q(pk__in=rows.filter(has_unpublished_changes=True).values("latest_revision"))
    names = {kinds[model].pk: name for name, model in _NAMED.items()}
    rows = Revision.objects.filter(wanted).exclude(drafted).order_by().distinct()
    for kind, pk, text in rows.values_list("base_content_type_id", "object_id", "object_str"):
        key = f"{names[kind]}:{pk}"
        if key in now and text != now[key]:
            yield NotInUse(kind=Kind.OLD_NAME, text=text, now=now[key], key=key)


def _due(places: Iterable[PlaceFact]) -> Iterator[Due]:
    for each in places:
        if each.public and not each.in_service and each.due:
            yield Due(key=each.key, name=each.name, fiscal_year=int(each.due))


def _missing(facts: LiveFacts, this_year: int) -> Iterator[MissingValues]:
    for each in facts.indicators:
        years = tuple(
            year
            for year, (_, actual) in sorted(each.years.items())
            if year < this_year and actual is None
        )
        if years:
            yield MissingValues(key=each.key, name=each.name, fiscal_years=years)
