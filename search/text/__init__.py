"""Japanese text as the search sees it: one spelling, known words, known readings."""

from search.text.folding import bigrams, fold, fold_in_place, hiragana, is_kana, squeeze
from search.text.morphemes import MOST_AT_ONCE, Morpheme, Role, morphemes

__all__ = [
    "MOST_AT_ONCE",
    "Morpheme",
    "Role",
    "bigrams",
    "fold",
    "fold_in_place",
    "hiragana",
    "is_kana",
    "morphemes",
    "squeeze",
]
