"""Every text a template shows goes through gettext."""

from __future__ import annotations

import re

from tests.architecture.tree import files, named

HIDDEN = re.compile(
    r"{#.*?#}"
    r"|{%\s*comment\b.*?endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}"
    r"|{%\s*(?:translate|trans)\s+\"[^\"]*\".*?%}"
    r"|{%\s*(?:translate|trans)\s+'[^']*'.*?%}"
    r"|_\(\"[^\"]*\"\)|_\('[^']*'\)"
    r"|\|date:\"[^\"]*\""
    r"|<!--.*?-->",
    re.DOTALL,
)
JAPANESE = re.compile(r"[ぁ-んァ-ヴー一-龥]+")


def bare(text: str) -> list[str]:
    """Return the pieces of Japanese in a template that gettext does not see."""
    return JAPANESE.findall(HIDDEN.sub("", text))


def test_templates_show_no_bare_text():
    offenders = {
        named(path): found
        for path in files("templates")
        if path.suffix == ".html" and (found := bare(path.read_text()))
    }
    assert offenders == {}


def test_bare_text_is_noticed():
    assert bare("<p>相談</p>") == ["相談"]
    assert bare('<p>{% translate "相談" %}{# 注 #}</p>') == []
    assert bare("{% blocktranslate with a=b %}相談{% endblocktranslate %}") == []
