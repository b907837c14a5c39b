"""A secret in every staff field of every model, and nowhere the public, a log or a cache reads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.db import models
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from directory.public import remembering
from directory.registry.models import Need
from search import api, staff
from tests import plan_world
from tests import registry_world as world_of
from tests.registry_forms import posted
from tests.registry_rows import Rows, rows_of

pytestmark = pytest.mark.django_db

SECRET = "極秘Q7Z"
# Keys of rows, chosen by the registry itself, and counted up so that each stays the only one.
COUNTED = ("nonce", "sheet_number", "number", "code", "signature", "detail", "measure", "name")


@pytest.fixture
def world() -> Iterator[tuple[plan_world.PlanWorld, Rows]]:
    """A city with a published plan and a whole registry, the secret everywhere in it."""
    plan = plan_world.build_plan()
    rows = rows_of(world_of.town(plan.city.slug, plan.city.name, municipality=plan.city))
    plant()
    api.rebuild()
    staff.rebuild()
    return plan, rows


def staff_fields() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every field of the registry that holds text a person wrote."""
    for model in apps.get_app_config("registry").get_models(include_auto_created=False):
        for field in model._meta.concrete_fields:
            if (
                isinstance(field, models.CharField | models.TextField) and not field.choices
            ) or isinstance(field, models.JSONField):
                yield model, field


def plant() -> int:
    """Write the secret into all of them, in every row; return how many fields hold it."""
    planted = 0
    for model, field in staff_fields():
        for number, row in enumerate(model._default_manager.all()):
            value: Any = SECRET
            if isinstance(field, models.JSONField):
                value = {"x": SECRET} if isinstance(getattr(row, field.name), dict) else [SECRET]
            elif field.name in COUNTED:
                value = f"{SECRET}{number}"[: field.max_length]
            model._default_manager.filter(pk=row.pk).update(**{field.name: value})
            planted += 1
    return planted


def public_addresses(plan: plan_world.PlanWorld) -> list[str]:
    root = f"/{plan.city.slug}/"
    pages = [
        *("", f"search/?q={SECRET}", "search/", f"suggest/?q={SECRET[:2]}", "counter/"),
        *(f"counter/?q={SECRET}", "concerns/", "areas/", f"areas/{plan.area.pk}/", "help-now/"),
        *(f"resources/{plan.counter.pk}/", "glossary/", "plans/", "plan/", "plan/plan.txt"),
    ]
    hub = ["/", f"/search/?q={SECRET}", f"/suggest/?q={SECRET}", "/sitemap.xml", "/robots.txt"]
    sitemaps = [f"/sitemap-{name}.xml" for name in ("pages", "resources", "plans", "editions")]
    return [*hub, *sitemaps, *(f"{root}{each}" for each in pages), "/answer/forged/"]


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def holds(data: bytes) -> bool:
    """Whether the secret stands there, as it is or as its searchable pieces."""
    return any(each.encode() in data for each in (SECRET, SECRET.lower(), "極秘", "q7z"))


def test_every_model_of_the_registry_is_planted_in(world):
    planted = {model for model, _field in staff_fields() if model._default_manager.exists()}
    texts = {model for model, _field in staff_fields()}
    assert len(texts) > 20
    left = {each.__name__ for each in texts - planted}
    assert left <= {"MeetingRule", "RegistrySettings", "KeptCount", "ColumnMapping", "Contact"} | {
        "RecordChange"
    }


def test_no_public_page_feed_or_answer_tells_it(client, world):
    plan, _rows = world
    asked = 0
    for address in public_addresses(plan):
        response = client.get(address)
        assert response.status_code in (200, 302, 404, 410), address
        asked += response.status_code == 200
        text = b"".join(response.streaming_content) if response.streaming else response.content
        # What was typed is printed back as typed; it was found nowhere.
        assert SECRET not in _beyond_the_question(text.decode(), address), address
    assert asked > 12


def _beyond_the_question(text: str, address: str) -> str:
    """A page without the lines that say the reader's own question back."""
    if SECRET not in address:
        return text
    lines = text.splitlines()
    own = ('name="q"', "の結果", "という町は", "<title>", 'name="text"', "?q=", "&amp;q=")
    return "\n".join(each for each in lines if not any(sign in each for sign in own))


def test_no_file_of_the_public_index_holds_it_and_the_staffs_does(settings, world):
    assert not holds(everything_below(Path(settings.SEARCH_INDEX_DIR)))
    assert holds(everything_below(Path(settings.SEARCH_STAFF_INDEX_DIR)))


def test_no_cache_revision_history_session_or_mail_keeps_it(client, world):
    plan, rows = world
    for address in public_addresses(plan):
        client.get(address)
    rows.town.client().get(rows.town.url("gaps/"))
    kept = [repr(caches["default"]._cache), repr([each._known for each in remembering._everything])]
    kept += [str(each.content) for each in Revision.objects.all()]
    kept += [str(each.data) for each in (*ModelLogEntry.objects.all(), *PageLogEntry.objects.all())]
    kept += [str(each.get_decoded()) for each in Session.objects.all()]
    kept += [str(each.message()) for each in mail.outbox]
    assert [each[:80] for each in kept if SECRET in each] == []


def test_the_administrators_admin_shows_nothing_of_it(world):
    plan, _rows = world
    plan.manager.is_superuser = plan.manager.is_staff = True
    plan.manager.save()
    client = Client()
    client.force_login(plan.manager)
    for address in ("/admin/", "/admin/reports/site-history/", "/admin/users/", "/admin/groups/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert SECRET not in response.content.decode(), address


def test_no_log_tells_what_is_written_of_a_need(caplog, settings):
    town = world_of.town("own", "わが市")
    client = town.client()
    caplog.set_level(logging.DEBUG)
    new = client.get(town.url("needs/new/"))
    data = posted(new) | {"wishes": f"{SECRET}がしたい", "memo": SECRET}
    made = client.post(town.url("needs/new/"), data)
    assert made.status_code == 302, made.context["form"].errors
    need = Need.objects.get(wishes__contains=SECRET)
    client.post(town.url(f"needs/{need.pk}/edit/"), {"wishes": SECRET})
    client.get(town.url(f"needs/{need.pk}/"))
    client.get(town.url(f"needs/{need.pk}/candidates/"))
    client.post(town.url(f"needs/{need.pk}/consent/"), {"may_tell": SECRET})
    told = [f"{each.getMessage()} {each.args}" for each in caplog.records]
    assert [each for each in told if SECRET in each] == []


def test_no_staff_search_finds_a_word_of_a_need(world):
    _plan, rows = world
    Need.objects.update(wishes="けやき通りの灯籠づくり", memo="灯籠づくり")
    staff.rebuild()
    page = rows.town.client().get(rows.town.url("records/"), {"q": "灯籠づくり"})
    assert "灯籠づくりの" not in page.content.decode()


def test_the_export_of_records_holds_nothing_of_needs():
    town = world_of.town("own", "わが市")
    rows = rows_of(town)
    Need.objects.update(wishes=SECRET, memo=SECRET)
    rows.referral.steps.update(note=SECRET)
    type(rows.link).objects.update(told=SECRET)
    response = town.client().post(town.url("records/export/"), {"format": "csv"})
    assert response.status_code in (200, 302)
    text = b"".join(response.streaming_content) if response.streaming else response.content
    assert SECRET.encode() not in text
