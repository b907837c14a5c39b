"""Which step of a referral may follow which: every pair of them."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from directory.registry import referral_steps as steps
from directory.registry.models import Step

ALLOWED = {
    "proposed": "agreed failed",
    "agreed": "visit trial use failed",
    "visit": "trial use failed",
    "trial": "use failed",
    "use": "settled_3 interrupted ended",
    "settled_3": "settled_6 interrupted ended",
    "settled_6": "interrupted ended",
    "interrupted": "resumed ended",
    "resumed": "",
    "failed": "",
    "ended": "",
}


@pytest.mark.parametrize(("state", "step"), list(product(Step.values, repeat=2)))
def test_every_pair(state, step):
    assert steps.may_follow(state, step) == (step in ALLOWED[state].split())


def test_nothing_with_the_host_comes_before_the_consent():
    ways = {(Step.PROPOSED,)}
    for _ in range(4):
        ways |= {(*way, each) for way in ways for each in steps.FOLLOWING[way[-1]]}
    reached = [way for way in ways if way[-1] in steps.WITH_THE_HOST]
    assert reached
    assert all(Step.AGREED in way for way in reached)


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        ("proposed", "proposed"),
        ("proposed agreed use", "use"),
        ("proposed agreed use interrupted", "interrupted"),
        ("proposed agreed use interrupted resumed", "use"),
        ("proposed agreed use settled_3 interrupted resumed", "settled_3"),
        ("proposed agreed use interrupted resumed settled_3 interrupted resumed", "settled_3"),
        ("proposed agreed use interrupted ended", "ended"),
    ],
)
def test_the_state_after_what_was_taken(taken, state):
    assert steps.state_after(taken.split()) == state


@pytest.mark.parametrize(
    ("state", "step", "left_out"),
    [
        ("agreed", "visit", ()),
        ("agreed", "trial", ("visit",)),
        ("agreed", "use", ("visit", "trial")),
        ("visit", "use", ("trial",)),
        ("use", "settled_3", ()),
        ("agreed", "failed", ()),
        ("interrupted", "ended", ()),
    ],
)
def test_what_a_step_leaves_out(state, step, left_out):
    assert steps.skipped(state, step) == left_out


def test_the_days_of_settling():
    begun = dt.date(2026, 11, 30)
    assert steps.settles_from("settled_3", begun) == dt.date(2027, 2, 28)
    assert steps.settles_from("settled_6", begun) == dt.date(2027, 5, 30)
    assert steps.settles_from("ended", begun) is None
    assert steps.settles_from("settled_3", None) is None


def test_the_settling_that_waits():
    begun = dt.date(2026, 11, 28)
    assert steps.next_settling("use", begun) == (Step.SETTLED_3, dt.date(2027, 2, 28))
    assert steps.next_settling("settled_3", begun) == (Step.SETTLED_6, dt.date(2027, 5, 28))
    assert steps.next_settling("settled_6", begun) is None
    assert steps.next_settling("trial", None) is None
