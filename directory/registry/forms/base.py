"""What every form of the registry has: our own look, words in reach, warnings, no lost text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.models import Word, slots
from directory.registry.permissions import Member
from directory.registry.privacy import Suspicion, suspicions_in, tells_of_taxes
from directory.row_key import is_row_key


class Renderer(TemplatesSetting):
    """Fields as templates/registry/forms says."""

    form_template_name = "registry/forms/form.html"
    field_template_name = "registry/forms/field.html"


class PlainForm(forms.Form):
    """A form of the registry; ``{{ form.field.as_field_group }}`` draws one field."""

    default_renderer = Renderer
    required_css_class = "is-required"
    use_required_attribute = False


class MemberForm(PlainForm):
    """A form that knows who fills it in."""

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)


class MemberModelForm(forms.ModelForm):
    """A model's form that knows who fills it in; whatever it offers is of their municipality."""

    default_renderer = Renderer
    required_css_class = "is-required"
    use_required_attribute = False

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)
        offer_own(self, member)


def offer_own(form: forms.BaseForm, member: Member) -> None:
    """Leave in every list of rows only those of the member's municipality.

    Words that were put to rest stay only where the row has them already.
    """
    for name, field in form.fields.items():
        rows = getattr(field, "queryset", None)
        if rows is None:
            continue
        if any(each.name == "municipality" for each in rows.model._meta.fields):
            rows = rows.filter(municipality=member.municipality)
        offered = _in_use(rows, form, name) if rows.model is Word else rows
        field.queryset = offered  # type: ignore[attr-defined]


def _in_use(rows: QuerySet, form: forms.BaseForm, name: str) -> QuerySet:
    instance = getattr(form, "instance", None)
    if instance is None or instance.pk is None or not hasattr(instance, name):
        return rows.filter(active=True)
    had = getattr(instance, name)
    pks = had.values("pk") if hasattr(had, "values") else [had.pk] if had else []
    return rows.filter(active=True) | rows.filter(pk__in=pks)


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows; what no database can hold as a key is no choice."""

    def clean(self, value: Any) -> Any:
        for each in value or ():
            if not is_row_key(str(each)):
                text = self.error_messages["invalid_pk_value"]
                raise forms.ValidationError(text, code="invalid_pk_value", params={"pk": each})
        return super().clean(value)


class WordsField(RowsField):
    """Words of one kind as tick boxes; ``offer_own`` leaves the municipality's."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(
            queryset=Word.objects.filter(kind=kind),
            widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
            **{"required": False, **kwargs},
        )


class WordField(forms.ModelChoiceField):
    """One word of one kind."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        super().__init__(queryset=Word.objects.filter(kind=kind), **kwargs)


class SlotsWidget(forms.Widget):
    """Seven days by three parts of the day as tick boxes in a table."""

    template_name = "registry/forms/slots.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str] | None:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = int(value or 0) if not isinstance(value, list) else _sum(value)
        context["widget"]["parts"] = slots.PARTS
        context["widget"]["days"] = [
            {
                "label": label,
                "cells": [
                    {
                        "value": slots.bit(day, part),
                        "checked": bool(chosen & slots.bit(day, part)),
                        "label": f"{label} {part_label}",
                    }
                    for part, part_label in enumerate(slots.PARTS)
                ],
            }
            for day, label in enumerate(slots.WEEKDAYS)
        ]
        return context


def _sum(values: Iterable[str]) -> int:
    return sum({int(each) for each in values if each.isdecimal() and len(each) < 8})


class SlotsField(forms.Field):
    """Days and parts of the day; nothing ticked is unknown (None)."""

    widget = SlotsWidget

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, list):
            value = _sum(value)
        return min(int(value), slots.MOST) if value else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or None) != self.to_python(data)


class WatchedTexts:
    """Free texts that warn: what seems to tell who somebody is must be said to be meant.

    ``watched`` names the fields. A tick box appears with the warning; what only a tax office
    knows is refused, but in ``tax_warned`` (the person's own words) it is warned of, too.
    """

    watched: tuple[str, ...] = ()
    tax_warned: tuple[str, ...] = ("wishes",)
    MEANT = "meant"

    def add_confirmation(self) -> None:
        """Call at the end of ``__init__``."""
        self.fields[self.MEANT] = forms.BooleanField(  # type: ignore[attr-defined]
            label=gettext_lazy("だれのことか分かる内容ではないので、このまま保存する"),
            required=False,
            widget=forms.CheckboxInput(),
        )
        self.found_suspicions: list[Any] = []

    def check_texts(self, cleaned: dict[str, Any]) -> None:
        """Call in ``clean``; adds what is wrong to the form's errors."""
        member = getattr(self, "member", None)
        for name in self.watched:
            text = cleaned.get(name) or ""
            found = suspicions_in(text, member and member.municipality)
            taxes = tells_of_taxes(text)
            if taxes and name in self.tax_warned:
                found.append(Suspicion(taxes, _("税務の情報")))
            elif taxes:
                message = _(
                    "「%(text)s」は税務の情報のようです。税務の情報は、会議にも台帳にも入れられません。"
                )
                self.add_error(name, message % {"text": taxes})  # type: ignore[attr-defined]
            self.found_suspicions += found
            if found and not cleaned.get(self.MEANT):
                self.add_error(name, _warning(found))  # type: ignore[attr-defined]


class WatchedForm(WatchedTexts):
    """A form that watches its texts, and nothing more is to be said of its fields together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_confirmation()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}  # type: ignore[misc]
        self.check_texts(cleaned)
        return cleaned


def _warning(found: list[Any]) -> str:
    listed = "、".join(f"「{each.text}」（{each.what}）" for each in found[:5])
    return _(
        "だれのことか分かってしまうかもしれません：%(listed)s。消すか言いかえてください。"
        "分かる内容でなければ、下の欄に印を付けて、もう一度保存してください。"
    ) % {"listed": listed}


class Versioned:
    """A form filled in on an older state is refused, and keeps what was typed."""

    def add_version(self) -> None:
        """Call at the end of ``__init__``."""
        self.fields["version"] = forms.IntegerField(  # type: ignore[attr-defined]
            widget=forms.HiddenInput,
            required=False,
            initial=self.instance.version,  # type: ignore[attr-defined]
        )

    def check_version(self, cleaned: dict[str, Any]) -> None:
        """Call in ``clean``."""
        instance = self.instance  # type: ignore[attr-defined]
        if instance.pk is None:
            return
        known = type(instance)._default_manager.filter(pk=instance.pk)
        now = known.values_list("version", flat=True).first()
        if cleaned.get("version") not in (None, now):
            text = _(
                "この画面を開いたあとに、ほかの人が保存しました。書いたものは下に残っています。"
                "新しい内容を別の画面で確かめてから、もう一度保存してください。"
            )
            # The next try is made in knowledge of the newer state.
            typed = self.data.copy()  # type: ignore[has-type]
            typed[self.add_prefix("version")] = now  # type: ignore[attr-defined]
            self.data = typed
            self.add_error(None, text)  # type: ignore[attr-defined]
