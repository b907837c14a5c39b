"""What became of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of one row."""

    NEW = "new", _("新規")
    UPDATED = "updated", _("更新")
    SAME = "same", _("変更なし")
    KEPT = "kept", _("編集済みのため残した")
    GONE = "gone", _("削除済み")


class Tally:
    """How many rows of each dataset and file came to what."""

    def __init__(self, datasets: Iterable[str]) -> None:
        self.counts: dict[str, dict[str, Counter[Outcome]]] = {name: {} for name in datasets}

    def add(self, dataset: str, file: str, outcomes: Counter[Outcome]) -> None:
        self.counts[dataset].setdefault(file, Counter()).update(outcomes)

    def total(self, dataset: str) -> Counter[Outcome]:
        return sum(self.counts[dataset].values(), Counter())

    def lines(self) -> Iterator[str]:
        """A line for each file, under its dataset."""
        for dataset, files in self.counts.items():
            yield f"{dataset}: {_words(self.total(dataset))}"
            for file, outcomes in files.items():
                yield f"  {file}: {_words(outcomes)}"


def _words(outcomes: Counter[Outcome]) -> str:
    said = [f"{outcome.label} {outcomes[outcome]}" for outcome in Outcome if outcomes[outcome]]
    return gettext("、").join(said) or gettext("行がありません")
