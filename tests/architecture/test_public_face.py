"""What crosses into the search is public: nothing of the staff can travel with it."""

from __future__ import annotations

import ast
import dataclasses

import pytest
from django.apps import apps
from django.db import models

from directory import entries, term_entries
from directory.models import AreaTown, ResourceOperator
from search.data import Entry
from tests import factories
from tests.architecture.tree import ROOT, modules, named

PUBLIC = {
    "key",
    "municipality",
    "kind",
    "name",
    "path",
    "other_names",
    "tags",
    "places",
    "body",
    "hints",
    "facets",
    "responsible_for",
    "position",
    "open",
    "open_until",
    "prominence",
    "card",
    "version",
}
STAFF_MODELS = {"ProblemReport", "LoadedRow", "StaffGroup"}
MAKERS = (
    "directory/entries.py",
    "directory/term_entries.py",
    "directory/words_for_search.py",
)
SECRET = "これは職員だけのひみつ"


def _staff_fields(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, models.TextField | models.CharField)
        and "公開されません" in str(field.verbose_name)
    ]


def test_entry_has_only_the_fields_everybody_may_see():
    assert {field.name for field in dataclasses.fields(Entry)} == PUBLIC


def test_no_staff_model_is_named_where_entries_are_made():
    names = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in map(ROOT.joinpath, MAKERS)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    assert names & STAFF_MODELS == set()


def test_staff_models_exist_under_these_names():
    assert {
        model.__name__ for model in apps.get_app_config("directory").get_models()
    } > STAFF_MODELS


def test_the_search_names_no_model_of_the_directory():
    named_there = [
        named(path) for path in modules("search") if "directory" in _imported(path.read_text())
    ]
    assert named_there == []


def _imported(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.django_db
def test_a_secret_in_any_staff_field_does_not_reach_the_entry():
    resource = _resource_with_everything()
    planted = _plant(resource)
    assert planted, "no staff-only field was found to plant a secret in"
    found = entries.entry(entries.key_of(resource.pk))
    assert found is not None
    assert SECRET not in repr(found)


@pytest.mark.django_db
def test_a_secret_in_any_staff_field_does_not_reach_a_terms_entry_or_page(client):
    term = factories.TermFactory(
        source=factories.SourceFactory(),
        others=["別の名前"],
        also_used_by=[factories.MunicipalityFactory()],
    )
    assert _plant(term)
    found = term_entries.entry(term_entries.key_of(term.pk))
    assert found is not None
    assert SECRET not in repr(found)
    page = client.get(f"/{term.municipality.slug}/glossary/").content.decode()
    assert term.name in page
    assert SECRET not in page


def _resource_with_everything():
    town = factories.TownFactory()
    area = factories.CatchmentAreaFactory(
        municipality=town.municipality, area_towns=[AreaTown(town=town)]
    )
    organization = factories.OrganizationFactory(municipality=town.municipality)
    return factories.ResourceFactory(
        municipality=town.municipality,
        areas=[area],
        sectors=[factories.SectorFactory()],
        concerns=[factories.ConcernFactory()],
        programmes=[factories.ProgrammeFactory(municipality=town.municipality)],
        departments=[factories.DepartmentFactory(municipality=town.municipality)],
        operators=[ResourceOperator(organization=organization)],
    )


def _plant(resource: models.Model) -> int:
    """Write the secret into every staff-only field of every record there is."""
    planted = 0
    for model in apps.get_app_config("directory").get_models():
        for field in _staff_fields(model):
            planted += model._default_manager.update(**{field.name: SECRET})
    return planted
