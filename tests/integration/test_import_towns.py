"""A municipality places its towns from a file of its own."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from directory.models import Town
from tests.factories import MunicipalityFactory, TownFactory

pytestmark = pytest.mark.django_db

ROWS = [
    {"town": "富が丘一丁目", "koaza": "", "lat": 35.0, "lng": 139.0},
    {"town": "富が丘２丁目", "koaza": "", "lat": 35.2, "lng": 139.4},
    {"town": "西町", "koaza": "", "lat": 35.5, "lng": 139.5},
    {"town": "西町", "koaza": "上", "lat": 30.0, "lng": 130.0},
    {"town": "東町", "koaza": "上", "lat": 36.0, "lng": 139.0},
    {"town": "東町", "koaza": "下", "lat": 37.0, "lng": 139.0},
    {"town": "よその町", "koaza": "", "lat": 35.0, "lng": 139.0},
]


@pytest.fixture
def municipality():
    made = MunicipalityFactory()
    for name in ("富ヶ丘", "西町", "東町", "南町"):
        TownFactory(municipality=made, name=name)
    TownFactory(name="西町")
    return made


def run(file, municipality) -> str:
    out = StringIO()
    call_command("import_towns", str(file), "--municipality", municipality.code, stdout=out)
    return out.getvalue()


def write(tmp_path, content, name="towns.json"):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def places(municipality) -> dict[str, tuple]:
    towns = Town.objects.filter(municipality=municipality)
    return {town.name: (town.lat, town.lng) for town in towns}


PLACED = {
    "富ヶ丘": (35.1, 139.2),
    "西町": (35.5, 139.5),
    "東町": (36.5, 139.0),
    "南町": (None, None),
}


def test_towns_are_placed_by_name_and_the_rest_is_told(tmp_path, municipality):
    said = run(write(tmp_path, json.dumps(ROWS)), municipality)
    assert places(municipality) == PLACED
    assert said.splitlines() == [
        "位置が入った町字: 3",
        "ファイルに見つからない町字: 1（南町）",
        "登録にない町字の名前: 1（よその町）",
    ]
    assert Town.objects.exclude(municipality=municipality).get().lat is None


def test_a_csv_file_does_as_well(tmp_path, municipality):
    lines = [f"{row['town']},{row['koaza']},{row['lat']},{row['lng']}" for row in ROWS]
    run(write(tmp_path, "\n".join(["町字,小字,緯度,経度", *lines]), "towns.csv"), municipality)
    assert places(municipality) == PLACED


def test_importing_again_makes_no_new_history(tmp_path, municipality):
    file = write(tmp_path, json.dumps(ROWS))
    run(file, municipality)
    run(file, municipality)
    assert Town.objects.get(municipality=municipality, name="西町").revisions.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("{", "towns.json", "JSON として読めません（1行目）"),
        ("{}", "towns.json", "配列"),
        ("[1]", "towns.json", "1番目"),
        ('[{"town": "西町", "lat": "x", "lng": 139}]', "towns.json", "1番目：町字"),
        ('[{"town": "西町", "lat": 135, "lng": 35}]', "towns.json", "緯度"),
        ('[{"town": "西町", "lat": NaN, "lng": 35}]', "towns.json", "緯度"),
        ("西町".encode("cp932"), "towns.json", "UTF-8"),
        ("町字,緯度\n西町,35\n", "towns.csv", "2行目：町字"),
        ("西町".encode("cp932"), "towns.csv", "UTF-8"),
        ("", "towns.csv", "見出しの行がありません"),
    ],
)
def test_a_bad_file_is_refused_in_words(tmp_path, municipality, content, name, words):
    with pytest.raises(CommandError, match=words):
        run(write(tmp_path, content, name), municipality)
    assert set(places(municipality).values()) == {(None, None)}


def test_a_missing_file_and_an_unknown_municipality(tmp_path, municipality):
    with pytest.raises(CommandError, match="というファイルはありません"):
        run(tmp_path / "none.json", municipality)
    unknown = MunicipalityFactory.build(code="000000")
    with pytest.raises(CommandError, match="000000 の自治体は登録されていません"):
        run(write(tmp_path, "[]"), unknown)
