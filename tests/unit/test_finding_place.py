"""From what is typed to the town that is meant."""

import pytest

from directory.finding.gazetteer import Gazetteer, KnownMunicipality, KnownTown, TownArea
from directory.finding.place import Asked, Found, can_locate, locate
from search.data import Point

EAST, WEST = TownArea(1, "東圏域"), TownArea(2, "西圏域")


def town(pk, name, reading="", *, codes=(), areas=(), point=None, city="1"):
    return KnownTown(
        pk=pk,
        municipality=city,
        name=name,
        reading=reading,
        postcodes=tuple(codes),
        areas=tuple(areas),
        point=point,
    )


TOWNS = (
    town(1, "青葉", "あおば", codes=["0000001"], areas=[EAST], point=Point(35.0, 139.0)),
    town(2, "青葉台", "あおばだい", codes=["0000002"], areas=[WEST], point=Point(35.02, 139.0)),
    town(3, "富ケ丘", "とみがおか", codes=["0000003", "0000004"], areas=[EAST]),
    town(4, "緑町", "みどりちょう", codes=["0000004"], areas=[WEST]),
    town(5, "本町", "ほんちょう", codes=["0000005"]),
    town(6, "元町", "もとまち", codes=["0000005"]),
    town(7, "浜一丁目", "はまいっちょうめ", codes=["0000006"], areas=[EAST]),
    town(8, "浜二丁目", "はまにちょうめ", codes=["0000006"], areas=[EAST]),
    town(
        9,
        "渚町",
        "なぎさちょう",
        codes=["0000009"],
        areas=[EAST],
        city="2",
        point=Point(35, 140),
    ),
    town(10, "夢町", "ゆめちょう", codes=["0000010"], city="3"),
)
GAZETTEER = Gazetteer(
    (
        KnownMunicipality(code="1", name="見本市", reading="みほんし", prefecture="見本県"),
        KnownMunicipality(code="2", name="海辺市", reading="うみべし", prefecture="見本県"),
        KnownMunicipality(code="3", name="夢見市", fictional=True),
    ),
    TOWNS,
)


def ask(text="", municipality="1", **more):
    answer = locate(Asked(text=text, **more), GAZETTEER, municipality)
    return answer.outcome, [each.pk for each in answer.towns]


@pytest.mark.parametrize(
    "typed",
    [
        "青葉",
        "あおば",
        "アオバ",
        "青葉1-2-3",
        "青葉一丁目",
        "見本市青葉",
        "見本県見本市青葉２丁目５",
        "みほんしあおば",
        "0000001",
        "〒000-0001",
        "000-0001 見本市青葉1-2",
    ],
)
def test_a_town_is_found_however_it_is_written(typed):
    assert ask(typed) == (Found.FOUND, [1])


def test_an_exact_name_wins_over_a_longer_one():
    assert ask("青葉台") == (Found.FOUND, [2])


@pytest.mark.parametrize("typed", ["富ケ丘", "富ヶ丘", "富が丘", "とみがおか"])
def test_the_small_ke_may_be_written_as_one_likes(typed):
    assert ask(typed) == (Found.FOUND, [3])


def test_nothing_typed_is_an_empty_form():
    assert ask("　 ") == (Found.EMPTY, [])


@pytest.mark.parametrize("typed", [".", "。", "？！", "（）", "・ ・"])
@pytest.mark.parametrize("municipality", ["1", None])
def test_punctuation_alone_names_no_town(typed, municipality):
    assert ask(typed, municipality) == (Found.EMPTY, [])


def test_a_town_without_an_area_is_known_all_the_same():
    assert ask("本町") == (Found.NO_AREA, [5])


def test_a_postcode_of_towns_in_different_areas_asks_which():
    assert ask("0000004") == (Found.CHOOSE, [3, 4])


def test_a_postcode_with_the_towns_name_asks_nothing():
    assert ask("0000004 緑町3") == (Found.FOUND, [4])


def test_a_postcode_of_towns_in_the_same_area_asks_nothing():
    assert ask("0000006") == (Found.FOUND, [7, 8])
    assert ask("0000005") == (Found.NO_AREA, [5, 6])


def test_a_part_of_a_name_offers_what_it_may_be():
    assert ask("葉台") == (Found.CHOOSE, [2])
    assert ask("浜") == (Found.CHOOSE, [7, 8])


def test_a_block_in_figures_is_the_block_in_kanji():
    assert ask("浜2-5") == (Found.FOUND, [8])


@pytest.mark.parametrize("typed", ["98133", "12345678", "〒", "〒123"])
def test_what_cannot_be_a_postcode_is_told_apart(typed):
    assert ask(typed) == (Found.INVALID, [])


def test_an_unknown_postcode_and_an_unknown_name():
    assert ask("9999999") == (Found.UNKNOWN_POSTCODE, [])
    assert ask("どこか町") == (Found.UNKNOWN_PLACE, [])


@pytest.mark.parametrize(
    "typed", ["渚町", "なぎさちょう", "0000009", "海辺市渚町1", "見本県海辺市渚町"]
)
def test_another_municipalitys_town_is_named_as_such(typed):
    answer = locate(Asked(text=typed), GAZETTEER, "1")
    assert (answer.outcome, answer.elsewhere) == (Found.OTHER_MUNICIPALITY, "2")
    assert [each.pk for each in answer.towns] == [9]


def test_nobody_is_sent_to_a_fictional_municipality_unasked():
    assert ask("夢町") == (Found.UNKNOWN_PLACE, [])


def test_the_hub_looks_everywhere():
    assert ask("渚町", None) == (Found.FOUND, [9])
    assert ask("夢町", None) == (Found.NO_AREA, [10])
    assert ask("海辺市渚町3-1", None) == (Found.FOUND, [9])


def test_a_chosen_town_and_one_that_is_gone():
    assert ask(town=2) == (Found.FOUND, [2])
    assert ask(town=99) == (Found.UNKNOWN_PLACE, [])
    assert ask(town=9) == (Found.OTHER_MUNICIPALITY, [9])


def test_a_position_gives_the_nearest_town():
    assert ask(point=Point(35.019, 139.001)) == (Found.FOUND, [2])
    assert ask(point=Point(34.0, 139.0)) == (Found.FAR, [])
    assert ask(point=Point(35.001, 140.0)) == (Found.OTHER_MUNICIPALITY, [9])
    assert ask(point_wrong=True) == (Found.INVALID, [])


def test_without_any_middle_a_position_says_nothing():
    bare = Gazetteer(GAZETTEER.municipalities, (TOWNS[2],))
    answer = locate(Asked(point=Point(35.0, 139.0)), bare, "1")
    assert answer.outcome is Found.NO_POSITIONS


def test_a_position_is_not_answered_by_another_municipality_for_want_of_middles_here():
    bare = Gazetteer(GAZETTEER.municipalities, (TOWNS[2], TOWNS[8]))
    here = Asked(point=Point(35.0, 140.0))
    assert locate(here, bare, "1").outcome is Found.NO_POSITIONS
    assert locate(here, bare, None).outcome is Found.FOUND
    assert (can_locate(bare, "1"), can_locate(bare, "2"), can_locate(bare)) == (False, True, True)


def test_the_middles_of_fictional_towns_say_nothing_on_the_hub():
    dreamt = town(11, "霞町", city="3", point=Point(35.0, 139.0))
    here = Asked(point=Point(35.0, 139.0))
    only = Gazetteer(GAZETTEER.municipalities, (TOWNS[2], dreamt))
    assert locate(here, only, None).outcome is Found.NO_POSITIONS
    assert not can_locate(only)
    assert locate(here, only, "3").outcome is Found.NO_AREA
    among_real = Gazetteer(GAZETTEER.municipalities, (TOWNS[8], dreamt))
    assert locate(here, among_real, None).outcome is Found.FAR
