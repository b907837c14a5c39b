"""Every system a plan describes is where docs/where.md says it is, in the sample as it is run."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

ROW = re.compile(r"^\| ([A-H]\d\d) \| (.+?) \| `(/.+?)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
GUIDE = settings.BASE_DIR / "docs" / "where.md"
# The systems of each group, as counted in the five municipalities' documents.
SYSTEMS = {"A": 16, "B": 41, "D": 20, "E": 17, "F": 11, "H": 10}


def rows() -> list[tuple[str, ...]]:
    return ROW.findall(GUIDE.read_text(encoding="utf-8"))


@pytest.fixture
def sample_site(db) -> Client:
    for command in ("load_sample", "ensure_pages", "load_plans"):
        call_command(command, verbosity=0)
    return Client()


def words_of(response) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", "", unescape(text)).replace("説明", "")


def test_every_system_has_its_row():
    found = [number for number, *_rest in rows()]
    wanted = [f"{group}{n:02}" for group, last in SYSTEMS.items() for n in range(1, last + 1)]
    assert found == wanted


def test_every_row_is_where_it_says(sample_site: Client):
    texts: dict[str, str] = {}
    missing = []
    for number, name, address, words, _edited in rows():
        if address not in texts:
            response = sample_site.get(address)
            texts[address] = words_of(response) if response.status_code == 200 else ""
        if re.sub(r"\s+", "", words) not in texts[address]:
            missing.append(f"{number} {name}: 「{words}」 is not at {address}")
    assert not missing
