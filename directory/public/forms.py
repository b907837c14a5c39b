"""What readers send us."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directory.models import ProblemReport
from directory.public.facets import OPEN, FacetKind, offered
from directory.public.scope import Scope
from directory.shelves import BY_CODE, DIRECTORY
from search.data import Filter, Point, Query

LONGEST_TEXT = 200
PAGE_SIZE = 20
# Nobody reads on for a thousand pages; a machine that does is not helped.
LAST_PAGE = 1000
_LARGEST_KEY = 2**63 - 1
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff]+")


class PlainTextField(forms.CharField):
    """One line of text; what cannot be read is left out instead of being refused."""

    def to_python(self, value: object) -> str:
        return _CONTROL.sub(" ", super().to_python(value) or "").strip()[:LONGEST_TEXT]


class AskingForm(forms.Form):
    """A form that is asked by its address: a broken value is as good as none."""

    q = PlainTextField(required=False)
    town = forms.IntegerField(required=False, min_value=1, max_value=_LARGEST_KEY)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.full_clean()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.cleaned_data.get("q", "")

    @property
    def town_pk(self) -> int | None:
        """The key of the chosen town, or None."""
        return self.cleaned_data.get("town")

    @property
    def cut_short(self) -> bool:
        """Whether more was typed than is looked for."""
        return len(self.data.get("q", "")) > LONGEST_TEXT


class PlaceForm(AskingForm):
    """Where somebody lives or is."""

    postcode = PlainTextField(required=False)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180)

    @property
    def postcode_text(self) -> str:
        """The postcode as typed."""
        return self.cleaned_data.get("postcode", "")

    @property
    def point(self) -> Point | None:
        """Where the reader is, if their device told."""
        lat, lng = self.cleaned_data.get("lat"), self.cleaned_data.get("lng")
        return None if lat is None or lng is None else Point(lat, lng)

    @property
    def point_wrong(self) -> bool:
        """Whether a position was sent that is none."""
        return bool(self.data.get("lat") or self.data.get("lng")) and self.point is None


class SearchForm(AskingForm):
    """Words, a place, a shelf and conditions; unknown values of conditions are left out.

    ``shelf`` is one of ``directory.shelves``; only the directory has conditions.
    """

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    def __init__(self, data: QueryDict, scope: Scope) -> None:
        super().__init__(data)
        self.scope = scope
        asked = data.get("tab", "")
        self.shelf = asked if asked in BY_CODE else DIRECTORY
        self.chosen: Mapping[str, tuple[str, ...]] = dict(self._chosen(data))

    @property
    def number(self) -> int:
        """The page of answers asked for, from 1."""
        return self.cleaned_data.get("page") or 1

    def to_query(
        self,
        minute: int,
        *,
        areas: tuple[str, ...] = (),
        near: Point | None = None,
        number: int | None = None,
    ) -> Query:
        """The question to the search at ``minute`` (see ``search.data``)."""
        return Query(
            text=self.text,
            municipality=self.scope.code,
            shelf=self.shelf,
            filters=tuple(
                Filter(facet=name, values=values)
                for name, values in self.chosen.items()
                if name != OPEN
            ),
            open_at=minute if OPEN in self.chosen else None,
            count_open_at=minute,
            areas=areas,
            near=near,
            facets=tuple(facet.name for facet in self._offered),
            offset=((number or self.number) - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    def to_count(self, shelf: str) -> Query:
        """The question how many answers the words have on ``shelf``, without conditions."""
        return Query(text=self.text, municipality=self.scope.code, shelf=shelf, limit=0)

    def url(
        self,
        *,
        text: str | None = None,
        without: str = "",
        value: str | None = None,
        page: int = 1,
    ) -> str:
        """The address of this search, perhaps with other words or without a condition.

        ``without`` is a facet's name or ``"town"``; only ``value`` of it, where one is given.
        """
        pairs = list(self._pairs(self.text if text is None else text, without, value))
        if page > 1:
            pairs.append(("page", str(page)))
        return self._address(pairs)

    def tab_url(self, shelf: str) -> str:
        """The address of the same words on ``shelf``; conditions stay behind."""
        kept = [pair for pair in self._pairs(self.text) if pair[0] in ("q", "town")]
        return self._address([*kept, *_tab(shelf)])

    @property
    def bare_url(self) -> str:
        """The address of the search with nothing filled in."""
        return f"{self.scope.root}search/"

    @property
    def clear_url(self) -> str:
        """The address of the same words without any condition."""
        return f"{self.bare_url}?{urlencode({'q': self.text})}" if self.text else self.bare_url

    @property
    def _offered(self) -> tuple[FacetKind, ...]:
        return offered(self.scope) if self.shelf == DIRECTORY else ()

    def _address(self, pairs: Sequence[tuple[str, str]]) -> str:
        return f"{self.bare_url}?{urlencode(pairs)}" if pairs else self.bare_url

    def _chosen(self, data: QueryDict) -> Iterator[tuple[str, tuple[str, ...]]]:
        for facet in self._offered:
            asked = data.getlist(facet.name)
            if asked:
                known = facet.labels(self.scope)
                values = tuple(dict.fromkeys(value for value in asked if value in known))
                if values:
                    yield facet.name, values

    def _pairs(
        self, text: str, without: str = "", value: str | None = None
    ) -> Iterator[tuple[str, str]]:
        if text:
            yield "q", text
        if self.town_pk is not None and without != "town":
            yield "town", str(self.town_pk)
        for name, values in self.chosen.items():
            for each in values:
                if name != without or value not in (None, each):
                    yield name, each
        yield from _tab(self.shelf)


def _tab(shelf: str) -> list[tuple[str, str]]:
    """How an address names a shelf; the directory needs no name."""
    return [] if shelf == DIRECTORY else [("tab", shelf)]


class ReportForm(forms.ModelForm):
    """「ここがちがいます」: a reader's word to the staff, without any name."""

    # Without this Django would offer an empty choice, chosen at first.
    subject = forms.ChoiceField(
        label=_("どこがちがいますか"),
        choices=ProblemReport.Subject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("どこがちがうかを選んでください。")},
    )
    # People leave it empty; machines that fill in everything do not.
    website = forms.CharField(required=False)

    class Meta:
        model = ProblemReport
        fields = ["subject", "message"]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6, "maxlength": 1000}),
        }
        error_messages = {
            "message": {
                "required": _("どのようにちがうかを書いてください。"),
                "max_length": _("1000文字までで書いてください。"),
            },
        }

    @property
    def from_machine(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get("website"))
