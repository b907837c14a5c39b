"""A document comes back from JSON as it was, whatever it is made of."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from portal.plans.document import codec, parts
from portal.plans.document.codec import UnreadableDocumentError, from_json, to_json
from portal.plans.document.lines import lines_of
from tests.plan_documents import any_document, chapter, document, every_part


def through_json(data: object) -> object:
    return json.loads(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize("seed", range(40))
def test_any_document_comes_back_as_it_was(seed: int) -> None:
    made = any_document(seed)
    assert from_json(through_json(to_json(made))) == made


@pytest.mark.parametrize("seed", range(25))
def test_every_part_comes_back_as_it_was(seed: int) -> None:
    made = tuple(every_part(seed))
    assert {type(each) for each in made} == set(get_args(parts.Part))
    whole = document(parts.Chapter("a", "章", made))
    assert from_json(through_json(to_json(whole))) == whole


@pytest.mark.parametrize("seed", range(10))
def test_every_part_can_be_read_line_by_line(seed: int) -> None:
    for part in every_part(seed):
        assert all(isinstance(line, str) and line for line in lines_of(part))


def test_what_is_kept_without_a_later_field_is_read_with_its_default() -> None:
    data = to_json(document(chapter("はじめに", "文章")))
    assert "label" not in data["document"]["chapters"][0]
    assert from_json(data).chapters[0].label == ""


def test_a_field_that_no_longer_exists_is_passed_over() -> None:
    data = to_json(document(chapter("はじめに", "文章")))
    data["document"]["chapters"][0]["colour"] = "red"
    assert from_json(data).chapters[0].title == "はじめに"


def test_older_versions_are_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_the_document(data: dict) -> dict:
        return {"document": data["document"] | {"title": data["document"].pop("name")}}

    data = to_json(document(chapter("はじめに", "文章")))
    data["document"]["name"] = data["document"].pop("title")
    monkeypatch.setattr(codec, "VERSION", 2)
    monkeypatch.setattr(codec, "_UPGRADES", {1: name_the_document})
    assert from_json(data).title == "実施計画"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"version": 99, "document": {}},
        {"version": "1", "document": {}},
        {"version": 1, "document": {"$": "Chapter", "slug": "a", "title": "b", "parts": []}},
        {"version": 1, "document": {"$": "Malware"}},
        {"version": 1, "document": {"$": "Document"}},
        {"version": 1, "document": []},
    ],
)
def test_what_is_no_document_is_refused(data: dict) -> None:
    with pytest.raises(UnreadableDocumentError):
        from_json(data)
