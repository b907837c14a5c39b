"""The matching's plain values in the office's words, and text made easy to read."""

from .furigana import furigana
from .lines import Told, ledger_lines, told
from .questions import question
from .storing import kept
from .terms import Terms, terms_of
from .values import asked_text, condition_name, value_text

__all__ = [
    "Terms",
    "Told",
    "asked_text",
    "condition_name",
    "furigana",
    "kept",
    "ledger_lines",
    "question",
    "terms_of",
    "told",
    "value_text",
]
