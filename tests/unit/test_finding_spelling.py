"""Addresses as people write them."""

import pytest

from directory.finding.spelling import fold, is_number, spellings, split_postcode, tidy


@pytest.mark.parametrize(
    "written",
    [
        "9813341",
        "981-3341",
        "〒981-3341",
        "９８１３３４１",
        "９８１－３３４１",
        "981 3341",
        "〒 981ー3341",
        "981−3341",
        "981‐3341",
        " 9813341 ",
    ],
)
def test_a_postcode_is_read_however_it_is_written(written):
    assert split_postcode(tidy(written)) == ("9813341", "")


def test_what_follows_a_postcode_is_kept():
    assert split_postcode(tidy("〒981-3341 富谷市成田")) == ("9813341", "富谷市成田")


@pytest.mark.parametrize("written", ["98133", "98133411", "981-33411", "1234-5678"])
def test_other_numbers_are_no_postcode(written):
    assert split_postcode(tidy(written))[0] == ""
    assert is_number(tidy(written))


@pytest.mark.parametrize("written", ["成田", "成田1-2-3", "1丁目"])
def test_names_are_no_number(written):
    assert not is_number(tidy(written))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("富ケ丘", "富が丘"),
        ("富ケ丘", "富ヶ丘"),
        ("三ノ関", "三の関"),
        ("トミヤ", "とみや"),
        ("ﾄﾐﾔ", "とみや"),
        ("日吉台一丁目", "日吉台１丁目"),
        ("日吉台十二丁目", "日吉台12丁目"),
        ("大字吉岡", "吉岡"),
        ("成 田", "成田"),
    ],
)
def test_spellings_of_one_name_become_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("tail", ["1丁目2番3号", "1-2-3", "１－２", "12番地", "一丁目"])
def test_numbers_after_a_name_are_set_aside(tail):
    assert "成田" in list(spellings(fold(f"成田{tail}")))


def test_a_numbered_block_is_tried_before_the_bare_name():
    assert list(spellings(fold("日吉台2-3"))) == ["日吉台2-3", "日吉台2丁目", "日吉台"]
