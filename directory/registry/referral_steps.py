"""つなぎの段階: which step may follow which. It asks no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from .models.referral import Step

# The way of a referral that goes well; 見学 and 体験 may be left out.
WAY = (
    Step.PROPOSED,
    Step.AGREED,
    Step.VISIT,
    Step.TRIAL,
    Step.USE,
    Step.SETTLED_3,
    Step.SETTLED_6,
)
MAY_BE_SKIPPED = (Step.VISIT, Step.TRIAL)

FOLLOWING: dict[Step, tuple[Step, ...]] = {
    Step.PROPOSED: (Step.AGREED, Step.FAILED),
    Step.AGREED: (Step.VISIT, Step.TRIAL, Step.USE, Step.FAILED),
    Step.VISIT: (Step.TRIAL, Step.USE, Step.FAILED),
    Step.TRIAL: (Step.USE, Step.FAILED),
    Step.USE: (Step.SETTLED_3, Step.INTERRUPTED, Step.ENDED),
    Step.SETTLED_3: (Step.SETTLED_6, Step.INTERRUPTED, Step.ENDED),
    Step.SETTLED_6: (Step.INTERRUPTED, Step.ENDED),
    Step.INTERRUPTED: (Step.RESUMED, Step.ENDED),
    # Never a state: whoever resumes is back where they were.
    Step.RESUMED: (),
    Step.FAILED: (),
    Step.ENDED: (),
}

# Nothing follows these.
LAST = (Step.FAILED, Step.ENDED)
# What tells the host something of the person, or rests on its telling.
WITH_THE_HOST = (
    Step.VISIT,
    Step.TRIAL,
    Step.USE,
    Step.SETTLED_3,
    Step.SETTLED_6,
    Step.RESUMED,
)
# What a place that is closed can still come to.
WITHOUT_THE_PLACE = (*LAST, Step.INTERRUPTED)
SETTLING = {Step.SETTLED_3: 3, Step.SETTLED_6: 6}
BEFORE_SETTLING = {Step.USE: Step.SETTLED_3, Step.SETTLED_3: Step.SETTLED_6}


def may_follow(state: str, step: str) -> bool:
    """Whether ``step`` may be taken by a referral that stands at ``state``."""
    return step in FOLLOWING[Step(state)]


def tells_host(steps: Iterable[str]) -> bool:
    """Whether any of several steps needs the person's consent to speak with the host."""
    return any(each in WITH_THE_HOST for each in steps)


def state_after(taken: Iterable[str]) -> Step:
    """Where a referral stands after the steps taken, in their order; at least one."""
    state, before = Step.PROPOSED, Step.PROPOSED
    for each in map(Step, taken):
        if each == Step.RESUMED:
            state = before
        elif each == Step.INTERRUPTED:
            before, state = state, each
        else:
            state = each
    return state


def skipped(state: str, step: str) -> tuple[Step, ...]:
    """The steps of the way that ``step`` leaves out when it follows ``state``."""
    if state not in WAY or step not in WAY:
        return ()
    between = WAY[WAY.index(Step(state)) + 1 : WAY.index(Step(step))]
    return tuple(each for each in between if each in MAY_BE_SKIPPED)


def settles_from(step: str, used_from: dt.date | None) -> dt.date | None:
    """The first day on which a check of settling can be recorded; None for other steps."""
    if step not in SETTLING or used_from is None:
        return None
    return used_from + relativedelta(months=SETTLING[Step(step)])


def next_settling(state: str, used_from: dt.date | None) -> tuple[Step, dt.date] | None:
    """The check of settling that waits for a referral, and its day."""
    following = BEFORE_SETTLING.get(Step(state))
    day = settles_from(following, used_from) if following else None
    return (following, day) if following and day else None
