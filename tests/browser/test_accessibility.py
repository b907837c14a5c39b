"""axe finds nothing on any public page type, wide or narrow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.public_pages import PAGE_TYPES

HERE = Path(__file__).parent
AXE = (HERE / "axe.min.js").read_text(encoding="utf-8")
JAPANESE = json.loads((HERE / "ja.json").read_text(encoding="utf-8"))
RUN = """async (locale) => {
  axe.configure({ locale });
  const { violations, passes } = await axe.run();
  return {
    passes: passes.length,
    violations: violations.map(({ id, help, nodes }) =>
      `${id}: ${help}\\n  ${nodes.map((node) => node.html).join("\\n  ")}`),
  };
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(name, width, open_page):
    page = open_page(name, viewport={"width": width, "height": 800})
    page.evaluate(AXE)
    report = page.evaluate(RUN, JAPANESE)
    assert report["violations"] == []
    assert report["passes"] > 10
