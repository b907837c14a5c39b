"""支援の流れ: the steps from first contact to closing, each with what may follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from portal.plans.document.parts import Flow, FlowStep, Part, Span
from portal.plans.facts.records import StepFact

from .asked import Asked, remark


def parts(asked: Asked) -> Iterator[Part]:
    """The flow as one figure, its steps numbered from 1."""
    steps = records(asked)
    if not steps:
        yield remark(_("支援の流れは、まだ台帳にありません。"))
        return
    spans = {
        each.ref: Span(f"{number} {each.name}", ref=f"#{_anchor(asked, each)}")
        for number, each in enumerate(steps, start=1)
    }
    title = asked.title(_("支援の流れ"))
    yield Flow(title, tuple(_step(asked, *each, spans) for each in enumerate(steps, start=1)))


def records(asked: Asked) -> tuple[StepFact, ...]:
    """Every step in its order."""
    return tuple(sorted(asked.facts.steps, key=lambda each: each.order))


def _anchor(asked: Asked, step: StepFact) -> str:
    return "-".join(part for part in (asked.anchor, step.key.replace(":", "-")) if part)


def _step(asked: Asked, number: int, step: StepFact, spans: Mapping[str, Span]) -> FlowStep:
    return FlowStep(
        anchor=_anchor(asked, step),
        label=str(number),
        phase=step.name,
        actor=step.actor,
        when=step.when,
        actions=step.actions,
        # What is no step of this flow leads out of it, such as 「既存の支援」.
        following=tuple(spans.get(each, Span(each)) for each in step.following),
        consent=step.consent,
    )
