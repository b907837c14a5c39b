"""What staff may find lies where the public side cannot look, by any way."""

from __future__ import annotations

import dataclasses
import io
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.checks import run_checks
from django.core.management import call_command

from directory.models import Resource
from search import api, staff
from search.data import Entry, Filter, Name, Query
from search.index import PUBLIC, STAFF
from tests import public_world
from tests.architecture.tree import files, named

SECRET = "職員だけのひみつ"
SECRET_WORD = "竜宮城"
SECRET_CODE = "hidden-step"
NAMES = ("search.staff", "search.index", "import staff", "STAFF_INDEX", "staff-index")
PUBLIC_SIDE = ("directory/public", "portal", "templates", "static")
SETTINGS = "portal/settings/"


def test_nothing_public_names_the_index_of_the_staff() -> None:
    naming = {
        named(path): name
        for path in files(*PUBLIC_SIDE)
        for name in NAMES
        if not named(path).startswith(SETTINGS) and name in path.read_text()
    }
    assert naming == {}


def test_a_query_says_nothing_of_where_it_is_asked() -> None:
    assert {field.name for field in dataclasses.fields(Query)}.isdisjoint(
        {"index", "place", "directory", "setting", "name"}
    )
    assert PUBLIC.place.directory == Path(project.SEARCH_INDEX_DIR)
    assert STAFF.place.directory == Path(project.SEARCH_STAFF_INDEX_DIR)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Entry]:
    """A municipality with a public index, and a secret in the staff's, beside a real record."""
    made = public_world.build()
    record = Resource.objects.filter(municipality=made.city).earliest("pk")
    secret = Entry(
        key=f"resource:{record.pk}",
        municipality=made.city.code,
        kind="hidden-kind",
        name=Name(f"{SECRET}の{SECRET_WORD}", "しょくいんだけのひみつのりゅうぐうじょう"),
        path="hidden/path/",
        tags=(SECRET_WORD,),
        places=(Name(SECRET_WORD, "りゅうぐうじょう"),),
        body=(f"{SECRET}。{SECRET_WORD}に電話すること。",),
        hints=(SECRET,),
        facets={"step": (SECRET_CODE,)},
        card={"note": SECRET},
    )
    monkeypatch.setattr(STAFF.registry, "sources", {})
    staff.register("resource", entries=lambda: iter([secret]), entry=lambda _key: secret)
    return made, secret


def _drained(secret: Entry) -> None:
    api.changed(secret.key)
    while api.drain() or staff.drain():
        pass


def _rebuilt(_secret: Entry) -> None:
    call_command("search_rebuild", verbosity=0, stdout=io.StringIO())


@pytest.fixture(params=[_rebuilt, _drained], ids=["rebuilt", "drained"])
def written(world: Any, request: pytest.FixtureRequest) -> Any:
    """The same world with both indexes written."""
    public_world.indexed()
    request.param(world[1])
    return world[0]


def _bytes(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_staff_find_the_secret(written: Any) -> None:
    for text in (SECRET, SECRET_WORD, "りゅうぐうじょう"):
        [hit] = staff.find(Query(text=text, municipality=written.city.code)).hits
        assert hit.card == {"note": SECRET}


@pytest.mark.django_db
@pytest.mark.parametrize("text", [SECRET, SECRET_WORD, "りゅうぐうじょう", ""])
def test_the_public_never_finds_it(client: Any, written: Any, text: str) -> None:
    step = Filter(facet="step", values=(SECRET_CODE,))
    asked = Query(text=text, facets=("step", "kind", "shelf"), limit=500)
    found = api.find(asked)
    assert _tells_nothing(found)
    assert api.find(dataclasses.replace(asked, filters=(step,))).total == 0
    assert _tells_nothing(api.suggest(text or "し"))
    out = io.StringIO()
    call_command("search", text or "相談", "--json", stdout=out)
    assert _tells_nothing(out.getvalue())
    for query in ({"q": text}, {"q": text, "index": "staff", "step": SECRET_CODE}):
        page = client.get(f"{written.root}search/", query)
        assert page.status_code == 200
        assert "hidden/path/" not in page.content.decode()
        assert all(SECRET not in card.name for card in page.context["cards"])


def _tells_nothing(answer: object) -> bool:
    told = answer if isinstance(answer, str) else repr(answer)
    return not any(part in told for part in (SECRET, SECRET_WORD, SECRET_CODE, "hidden"))


@pytest.mark.django_db
def test_the_files_of_the_public_index_hold_nothing_of_it(settings: Any, written: Any) -> None:
    public, hidden = _bytes(settings.SEARCH_INDEX_DIR), _bytes(settings.SEARCH_STAFF_INDEX_DIR)
    # Words as they stand in both kinds of file: stored text may be compressed, terms are not.
    for word in ("竜宮", "りゅうぐう", SECRET_CODE):
        assert word.encode() in hidden, f"{word} would not be noticed"
        assert word.encode() not in public


@pytest.mark.django_db
def test_only_the_owner_may_look_into_the_index(settings: Any, world: Any) -> None:
    former = os.umask(0)
    try:
        Path(settings.SEARCH_STAFF_INDEX_DIR).mkdir(mode=0o777)
        _rebuilt(world[1])
        for _ in range(12):
            _drained(world[1])
    finally:
        os.umask(former)
    root = Path(settings.SEARCH_STAFF_INDEX_DIR)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (root, *root.rglob("*"))}
    assert len(modes) > 10
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({}, None),
        ({"SEARCH_STAFF_INDEX_DIR": ""}, "search.E001"),
        ({"SEARCH_STAFF_INDEX_DIR": "/srv/v/index"}, "search.E002"),
        ({"SEARCH_STAFF_INDEX_DIR": "/srv/v/index/staff"}, "search.E002"),
        ({"SEARCH_STAFF_INDEX_DIR": "/srv/v"}, "search.E002"),
        ({"SEARCH_STAFF_INDEX_DIR": "/srv/v/media/staff"}, "search.E003"),
        ({"SEARCH_STAFF_INDEX_DIR": "/srv/v/static"}, "search.E003"),
    ],
)
def test_it_does_not_start_where_others_could_reach_the_index(
    settings: Any, changes: dict[str, str], error: str | None
) -> None:
    settings.SEARCH_INDEX_DIR = "/srv/v/index"
    settings.SEARCH_STAFF_INDEX_DIR = "/srv/v/staff-index"
    settings.MEDIA_ROOT, settings.STATIC_ROOT = "/srv/v/media", "/srv/v/static"
    for name, value in changes.items():
        setattr(settings, name, value)
    told = {each.id for each in run_checks(tags=["security"]) if str(each.id).startswith("search")}
    assert told == ({error} if error else set())
