"""Building blocks of the editing pages."""

from __future__ import annotations

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.panels import ObjectList as Tab

from .forms import PartForm, PartsFormSet, RecordForm


class PartsPanel(InlinePanel):
    """The rows a record is made of, each offering only what belongs to its municipality."""

    def __init__(self, *args, form: type[PartForm] = PartForm, **kwargs):
        super().__init__(*args, **kwargs)
        self.part_form = form

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "form": self.part_form, "heading": self.heading}

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {
            "form": self.part_form,
            "formset": PartsFormSet,
            "inherit_kwargs": ["for_user"],
        }
        return options


def field(name: str, help_text: str = "", **kwargs) -> FieldPanel:
    """One field; what a record cannot be without is asked for even in a draft."""
    return FieldPanel(name, help_text=help_text, required_on_save=True, **kwargs)


def fields(*names: str) -> list[FieldPanel]:
    return [field(name) for name in names]


def ticks(name: str, help_text: str = "") -> FieldPanel:
    """A choice of several records as tick boxes."""
    return field(name, help_text, widget=forms.CheckboxSelectMultiple)


def group(heading: str, *names: str | Panel, help_text: str = "") -> MultiFieldPanel:
    """Fields that are filled in together."""
    children = [field(each) if isinstance(each, str) else each for each in names]
    return MultiFieldPanel(children, heading=heading, help_text=help_text)


def for_administrators(*names: str) -> list[FieldPanel]:
    """Fields an editor of one municipality neither sees nor needs."""
    return [field(name, permission="superuser") for name in names]


def form_of(*panels: Panel) -> Tab:
    """A page of one piece, for rows of a municipality."""
    return form_of_shared(*for_administrators("municipality"), *panels)


def form_of_shared(*panels: Panel, form: type[RecordForm] = RecordForm) -> Tab:
    """A page of one piece, for rows that are everybody's."""
    return Tab(list(panels), base_form_class=form)


def tabs_of(*tabs: tuple[str, list[Panel]]) -> TabbedInterface:
    """A page in tabs: pairs of a heading and what stands below it."""
    children = [Tab(panels, heading=heading) for heading, panels in tabs]
    return TabbedInterface(children, base_form_class=RecordForm)


def with_hours(handler: Tab | TabbedInterface) -> Tab | TabbedInterface:
    """The same form with the hours at which it is published and taken off the site."""
    *before, last = handler.children if isinstance(handler, TabbedInterface) else [handler]
    options = last.clone_kwargs() | {"children": [*last.children, PublishingPanel()]}
    extended = type(last)(**options)
    if last is handler:
        return extended
    return type(handler)(**(handler.clone_kwargs() | {"children": [*before, extended]}))
