"""What editors write: cleaned, never lost, and with the numbers of the day."""

from __future__ import annotations

from portal.plans.compose import TEXT, compose
from portal.plans.document.parts import Heading, Note, Picture, Prose, Table
from portal.plans.facts.numbers import counted, known_names, names_in, replaced, unknown_numbers
from tests.plan_facts import GivenFacts, area, place, programme

NOTHING = GivenFacts()
PICTURE = {"title": "相談の流れ", "alternative": "窓口から会議へ進む", "image": 1}


def test_text_keeps_links_and_lists_and_loses_scripts_and_styles():
    html = (
        '<p onclick="x()" style="color:red">相談は<b>窓口</b>へ<script>alert(1)</script></p>'
        '<ul><li><a href="/mihon/" target="_blank">市のページ</a></li></ul>'
        '<a href="javascript:alert(1)">わるいリンク</a><img src="https://example.org/a.png">'
    )
    (prose,) = compose("text", {"html": html}, NOTHING)
    assert prose == Prose(
        '<p>相談は<b>窓口</b>へ</p><ul><li><a href="/mihon/">市のページ</a></li></ul>'
        "<a>わるいリンク</a>"
    )


def test_headings_keep_level_and_anchor():
    assert compose("heading", {"level": "3", "text": "対象"}, NOTHING, "h-1") == (
        Heading(3, "対象", "h-1"),
    )


def test_a_table_keeps_every_cell_with_its_lines():
    value = {"caption": "表", "columns": ["甲", "乙"], "rows": [["1\n2", ""], ["<b>", "3"]]}
    (table,) = compose("table", value, NOTHING)
    assert isinstance(table, Table)
    assert [[tuple(line[0].text for line in cell.lines) for cell in row] for row in table.rows] == [
        [("1", "2"), ()],
        [("<b>",), ("3",)],
    ]


def test_what_an_import_did_not_understand_stays_as_it_stood():
    (note,) = compose("unread", {"lines": "12-14", "text": "a < b\n｛回数｝"}, NOTHING)
    assert note == Note("unread", "<p>a &lt; b<br>｛回数｝</p>", "もとの文書の12-14行目")


def test_a_picture_has_a_short_alternative_and_a_long_one_beside_it():
    image = {"address": "/media/a.png", "width": 3, "height": 2}
    (short,) = compose("picture", {**PICTURE, **image}, NOTHING)
    assert short == Picture("相談の流れ", "/media/a.png", 3, 2, "窓口から会議へ進む")
    told = "長い説明。" * 40
    (long,) = compose("picture", {**PICTURE, **image, "alternative": told}, NOTHING)
    assert (long.alternative, long.description) == ("相談の流れ", told)


def test_a_picture_whose_file_is_gone_leaves_its_words():
    (note,) = compose("picture", PICTURE, NOTHING)
    assert note.tone == "warn"
    assert "窓口から会議へ進む" in note.html


def test_text_blocks_bear_being_empty():
    for name in TEXT:
        compose(name, {}, NOTHING)


def test_living_numbers_are_named_in_half_or_full_width_braces():
    text = "窓口は{相談窓口の数}、圏域は｛ 圏域の数 ｝、{まちがった数}、{見本}"
    assert names_in(text) == ("相談窓口の数", "圏域の数", "まちがった数")
    numbers = {"相談窓口の数": 12, "圏域の数": 3}
    assert replaced(text, numbers) == "窓口は12、圏域は3、{まちがった数}、{見本}"
    assert unknown_numbers(text, ["高齢"]) == ("まちがった数",)
    assert unknown_numbers("{高齢の相談窓口の数}", ["高齢"]) == ()


def test_living_numbers_count_single_places_in_service():
    elderly = {"sectors": ("高齢",), "sector_codes": ("elderly",)}
    facts = GivenFacts(
        places=(
            place(1, **elderly),
            place(2, in_service=False),
            place(3, one_place=False),
            place(4, kind="cafe", kinds=("cafe", "counter")),
        ),
        areas=(area(1), area(2, kind="district")),
        programmes=(programme(1), programme(2, parent="programme:1")),
    )
    numbers = counted(facts)
    assert numbers["相談窓口の数"] == 2
    assert numbers["カフェの数"] == 1
    assert numbers["高齢の相談窓口の数"] == 1
    assert numbers["窓口・居場所の数"] == 2
    assert numbers["圏域の数"] == numbers["地区の数"] == numbers["事業の数"] == 1
    assert set(numbers) == set(known_names([name for _, name in facts.sectors]))
