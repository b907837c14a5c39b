"""What the database knows, brought together once for all questions of one plan."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision

from directory import models
from portal.plans.composing import document_of
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

# Records whose names stand in texts.
_NAMED: dict[str, type[models.MunicipalRecord]] = {
    "resource": models.Resource,
    "area": models.CatchmentArea,
    "department": models.Department,
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
    shown = {each.kind for each in kept.records.values()} if kept else set()
    return disagreements(
        plan=state_of(plan),
        edition=kept,
        now=document_of(plan, facts=facts),
        texts=list(_texts(plan)),
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
    departments, organizations = _departments_and_organizations(municipality)
    now = _names_now(facts, departments)
    today = timezone.localdate()
    return Register(
        today=today,
        names=frozenset([*now.values(), *organizations, *_headings(facts)]),
        not_in_use=(
            *_other_names(municipality, now),
            *_former_names(municipality, now),
            *_closed(facts.places),
        ),
        closed=frozenset(each.key for each in facts.places if not each.public),
        published=frozenset([*now, *_others(facts, kinds)]),
        departments=frozenset(departments.values()),
        numbers=facts.numbers,
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


def _departments_and_organizations(
    municipality: models.Municipality,
) -> tuple[dict[int, str], list[str]]:
    """Departments by key, and the names of organizations, in one query."""
    departments, organizations = (
        model.objects.filter(municipality=municipality, live=True)
        .order_by()
        .annotate(of=Value(model.__name__, output_field=CharField()))
        .values_list("of", "pk", "name")
        for model in (models.Department, models.Organization)
    )
    rows = list(departments.union(organizations, all=True))
    own = models.Department.__name__
    return (
        {pk: name for of, pk, name in rows if of == own},
        [name for of, _, name in rows if of != own],
    )


def _names_now(facts: LiveFacts, departments: dict[int, str]) -> dict[str, str]:
    """The name of everything in use, by its key."""
    named: Iterable[Fact] = (
        *(each for each in facts.places if each.public),
        *facts.areas,
        *facts.programmes,
    )
    own = {f"department:{pk}": name for pk, name in departments.items()}
    return own | {each.key: each.name for each in named}


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
