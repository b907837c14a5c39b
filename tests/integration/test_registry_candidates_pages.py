"""A need's candidates: everybody sees why each is there; what nobody knows excludes nobody."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.registry.models import Need, Trace
from tests import factories
from tests.registry_world import (
    COUNSELLOR,
    VIEWER,
    Town,
    World,
    build,
    need,
    record,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)


@pytest.fixture
def world() -> World:
    return build()


@pytest.fixture
def own(world: World) -> Town:
    return world.own


def read(own: Town, tail: str, role: str | None = None, **query: Any) -> BeautifulSoup:
    client = own.client(role) if role else own.client()
    response = client.get(own.url(tail), query)
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def asking(own: Town, **facts: Any) -> Need:
    """A need that asks for a garden, a lift and a quiet place."""
    made = need(
        own,
        "R8-0500",
        **{"needs_lift": True, "essential": ["travel"], "sensory_limit": 1, "step": 1, **facts},
    )
    made.interests.add(own.word("activity", "garden"))
    return made


def fitting(own: Town, name: str = "畑の会", **facts: Any) -> Any:
    """A place with a garden and a lift, confirmed."""
    days = {each: DAY.isoformat() for each in ("lift", "activities", "sensory", "step")}
    made = record(
        own,
        name,
        **{
            "lift": "yes",
            "sensory": 1,
            "step": 2,
            "vacancies": 2,
            "capacity_on": DAY,
            "fact_days": days,
            "contact_person": "連絡花子",
            "contact_phone": "000-111-2222",
            **facts,
        },
    )
    made.activities.add(own.word("activity", "garden"))
    return made


def cards(page: BeautifulSoup) -> dict[str, BeautifulSoup]:
    return {each.select_one("h3 a").get_text(): each for each in page.select(".candidate")}


def test_a_newcomer_sees_why_each_candidate_is_there(own):
    asked, place = asking(own), fitting(own)
    page = read(own, f"needs/{asked.pk}/candidates/")
    shown = cards(page)
    assert next(iter(shown)) == "畑の会"
    for card in shown.values():
        assert card.select(".ledger__line")
        for line in card.select(".ledger__line"):
            group = line.find_parent(class_="ledger__group")
            assert group.select_one(".ledger__verdict").get_text(strip=True)
            assert line.select_one(".ledger__value").get_text(strip=True)
            rests = line.select_one(".ledger__rests").get_text()
            assert "確認" in rests or "確かめ" in rests
    lines = shown["畑の会"].select("[data-condition]")
    told = {each["data-condition"]: each.get_text(" ", strip=True) for each in lines}
    assert "畑・庭の手入れ" in told["activity"]
    assert "2026年10月1日に確認" in told["activity"]
    assert told["travel"].startswith("送り迎え")
    assert "ゆずれない" in told["travel"]
    standing = shown["畑の会"].select_one(".candidate__standing").get_text(" ", strip=True)
    assert "空き2人" in standing
    assert "2026年10月1日" in standing
    assert "いまの次の段階" in standing
    assert place.pk


def test_what_nobody_knows_excludes_nobody_and_is_asked_by_telephone(own):
    asked = asking(own)
    empty = own.records[0]
    fitting(own, "送らない会", lift="no")
    page = read(own, f"needs/{asked.pk}/candidates/")
    shown = cards(page)
    assert empty.name in shown
    assert "送らない会" not in shown
    asks = shown[empty.name].select_one(".telephone").get_text(" ", strip=True)
    assert "送り迎えはありますか" in asks
    out = page.select_one(".kept-out")
    assert "送らない会" in out.get_text()
    assert "送り迎え" in out.get_text()


def test_a_way_nobody_asked_about_excludes_nobody(own):
    asked = asking(own, needs_lift=False, travel=["walk"])
    fitting(own, "車の会", lift="no", by_car="yes")
    assert "車の会" in cards(read(own, f"needs/{asked.pk}/candidates/"))


def test_with_few_candidates_the_nearest_miss_can_be_tried_and_is_not_kept(own):
    asked = asking(own)
    for each in own.records:
        each.lift = "no"
        each.save()
    page = read(own, f"needs/{asked.pk}/candidates/")
    assert not cards(page)
    link = next(each for each in page.select("a") if "ゆずると" in each.get_text())
    assert link.get_text(strip=True) == "「送り迎え」をゆずると3か所"
    tried = read(own, f"needs/{asked.pk}/candidates/{link['href']}")
    assert len(cards(tried)) == 3
    assert "ゆずって探しています" in tried.get_text()
    asked.refresh_from_db()
    assert asked.essential == ["travel"]


def test_counters_are_shown_only_when_asked_for(own):
    factories.ResourceFactory(municipality=own.municipality, name="総合窓口", kind="counter")
    asked = asking(own, essential=[])
    url = f"needs/{asked.pk}/candidates/"
    assert "総合窓口" not in cards(read(own, url))
    assert "総合窓口" in cards(read(own, url, kind="any"))
    assert list(cards(read(own, url, kind="counter"))) == ["総合窓口"]


def test_a_name_filters_and_more_is_a_link(own):
    for number in range(12):
        record(own, f"カフェ{number:02}")
    asked = asking(own, essential=[])
    url = f"needs/{asked.pk}/candidates/"
    first = read(own, url, q="かふぇ")
    assert len(cards(first)) == 10
    assert all(name.startswith("カフェ") for name in cards(first))
    more = next(each for each in first.select("a") if "もっと見る" in each.get_text())
    assert len(cards(read(own, url + more["href"].partition("#")[0]))) == 12


def test_the_weights_that_ranked_are_told(own):
    asked = asking(own)
    text = read(own, f"needs/{asked.pk}/candidates/").select_one(".weights").get_text(" ")
    assert "音や光などの刺激" in text
    assert "情報の新しさ" in text


def test_only_this_municipality_is_looked_at(world):
    own, other = world.own, world.other
    text = read(own, f"needs/{own.need.pk}/candidates/", kind="any").get_text()
    assert own.records[0].name in text
    assert other.records[0].name not in text
    client = own.client()
    foreign = other.records[0].pk
    assert client.get(own.url(f"needs/{other.need.pk}/candidates/")).status_code == 404
    assert client.get(own.url(f"needs/{own.need.pk}/candidates/{foreign}/")).status_code == 404
    tail = f"needs/{own.need.pk}/candidates/{foreign}/"
    assert client.get(own.url(f"{tail}handout/")).status_code == 404
    assert client.post(own.url(f"{tail}mind/")).status_code == 404
    compared = read(own, f"needs/{own.need.pk}/candidates/compare/", r=[foreign])
    assert other.records[0].name not in compared.get_text()


def test_every_look_leaves_a_trace(own):
    asked, place = asking(own), fitting(own)
    read(own, f"needs/{asked.pk}/candidates/")
    read(own, f"needs/{asked.pk}/candidates/compare/", r=place.pk)
    read(own, f"needs/{asked.pk}/candidates/{place.pk}/")
    read(own, f"needs/{asked.pk}/candidates/{place.pk}/handout/")
    left = list(Trace.objects.filter(need=asked).order_by("pk").values_list("what", flat=True))
    assert left == ["seen", "seen", "seen", "printed"]


def test_a_viewer_sees_no_candidates_and_a_counsellor_only_of_their_needs(own):
    asked = asking(own, proposed_by=None)
    url = own.url(f"needs/{asked.pk}/candidates/")
    assert own.client(VIEWER).get(url).status_code == 403
    assert own.client(COUNSELLOR).get(url).status_code == 404
    mine = own.url(f"needs/{own.need.pk}/candidates/")
    assert own.client(COUNSELLOR).get(mine).status_code == 200


def test_at_most_25_questions_whatever_is_shown(own):
    asked = asking(own, essential=[])
    url, client = own.url(f"needs/{asked.pk}/candidates/"), own.client()
    for number in range(15):
        fitting(own, f"場所{number}")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    with CaptureQueriesContext(connection) as many:
        client.get(url, {"show": 500, "kind": "any"})
    assert len(few) == len(many)
    assert len(many) <= 24, "\n".join(each["sql"][:200] for each in many.captured_queries)


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 500, "kind": "moon", "relax": "moon", "show": "-1"},
        {"q": "\0", "show": "9" * 40, "relax": "\0"},
        {"kind": ["any", "counter"], "show": "１０", "relax": "freshness"},
        {"r": ["", "abc", "-1", "9" * 30, "1" * 18, "١"], "relax": "place"},
    ],
)
def test_odd_parameters_are_answered(own, query):
    asked = asking(own)
    for tail in ("", "compare/", f"{own.records[0].pk}/", f"{own.records[0].pk}/handout/", "lack/"):
        response = own.client().get(own.url(f"needs/{asked.pk}/candidates/{tail}"), query)
        assert response.status_code == 200


def test_up_to_four_stand_side_by_side_and_differences_are_said(own):
    asked = asking(own)
    places = [fitting(own, f"場所{number}", step=number) for number in range(5)]
    page = read(own, f"needs/{asked.pk}/candidates/compare/", r=[each.pk for each in places])
    heads = [each.get_text() for each in page.select("thead th[scope=col]")]
    assert heads == ["条件", "場所0", "場所1", "場所2", "場所3"]
    assert "4つまで" in page.get_text()
    rows = {each.th.get_text(" ", strip=True): each for each in page.select("tbody tr")}
    step = next(row for name, row in rows.items() if name.startswith("段階"))
    travel = next(row for name, row in rows.items() if name.startswith("送り迎え"))
    assert "ちがう" in step.th.get_text()
    assert "ちがう" not in travel.th.get_text()
    assert len(step.select("td")) == 4
    assert page.select_one('[role="region"][tabindex="0"]')
    none = read(own, f"needs/{asked.pk}/candidates/compare/", r=places[0].pk)
    assert "2つ以上" in none.get_text()


def test_whom_to_call_is_told_beside_the_questions(own):
    asked, place = asking(own, wants_trial=True), fitting(own)
    text = read(own, f"needs/{asked.pk}/candidates/{place.pk}/").select_one(".telephone").get_text()
    assert "000-111-2222" in text
    assert "連絡花子" in text
    assert "体験できますか" in text
