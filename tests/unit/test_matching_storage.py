"""The ledger is kept with a decision and comes back as it was."""

from __future__ import annotations

import json

import pytest

from benchmarks.matching import TODAY, candidates, needs
from directory.registry.matching import Pool, as_json, from_json, rank

POOL = Pool(candidates(60, seed=21))
NEEDS = list(needs(8, seed=22))


def kept():
    return as_json(rank(NEEDS[0], POOL, today=TODAY).candidates[0])


def test_a_ledger_comes_back_from_json_as_it_was():
    for need in NEEDS:
        ranking = rank(need, POOL, today=TODAY)
        for match in [*ranking.candidates, *ranking.excluded]:
            assert from_json(json.loads(json.dumps(as_json(match)))) == match


def test_what_is_kept_names_its_version():
    assert kept()["v"] == 1


@pytest.mark.parametrize(
    "broken",
    [
        {},
        [],
        None,
        {"v": 2},
        {"v": 1},
        {**kept(), "ledger": [{}]},
        {**kept(), "ledger": [None]},
        {**kept(), "ledger": [{**kept()["ledger"][0], "verdict": "perhaps"}]},
        {**kept(), "ledger": [{**kept()["ledger"][0], "confirmed_on": "yesterday"}]},
        {**kept(), "ledger": [{**kept()["ledger"][0], "more": 1}]},
    ],
)
def test_what_is_no_whole_ledger_is_refused(broken):
    with pytest.raises(ValueError):  # noqa: PT011 - the words are nobody's promise
        from_json(broken)
