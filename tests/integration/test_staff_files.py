"""A paper of the staff is for the staff of one municipality, to the last byte."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from directory.file_collections import collection_of, staff_collection_of
from tests.staff_world import World, build_world

pytestmark = pytest.mark.django_db

CONTENT = b"for the staff alone"


@pytest.fixture
def world(tmp_path, settings) -> World:
    settings.MEDIA_ROOT = tmp_path
    return build_world(submitted=False)


def paper(world: World, collection):
    document = get_document_model()(title="内部の様式", collection=collection)
    document.file.save("paper.txt", ContentFile(CONTENT))
    return document


def entering(user) -> Client:
    client = Client()
    if user:
        client.force_login(user)
    return client


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("role", ["anonymous", "stranger"])
def test_nobody_else_gets_a_byte(world, role):
    document = paper(world, staff_collection_of(world.own.municipality))
    client = entering(world.visitors()[role])
    for path in (document.url, document.file.url, f"/media/documents/{document.filename}"):
        response = client.get(path)
        assert response.status_code != 200
        assert CONTENT not in body(response)


def test_a_visitor_is_shown_the_way_in_and_a_stranger_a_refusal(world):
    document = paper(world, staff_collection_of(world.own.municipality))
    assert entering(None).get(document.url)["Location"].startswith("/admin/login/")
    assert entering(world.other.editor).get(document.url).status_code == 403


@pytest.mark.parametrize("role", ["editor", "manager", "administrator"])
def test_ones_own_staff_gets_it_and_no_cache_keeps_it(world, role):
    document = paper(world, staff_collection_of(world.own.municipality))
    response = entering(world.visitors()[role]).get(document.url)
    assert body(response) == CONTENT
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]


def test_a_public_document_is_for_everybody(world):
    document = paper(world, collection_of(world.own.municipality))
    response = entering(None).get(document.url)
    assert body(response) == CONTENT
    assert "public" in response["Cache-Control"]


def test_a_stranger_is_told_of_no_paper_in_the_lists(world):
    document = paper(world, staff_collection_of(world.own.municipality))
    client = entering(world.other.editor)
    for path in ("/admin/documents/", "/admin/documents/chooser/", "/admin/documents/?q=内部"):
        assert document.title not in client.get(path).content.decode()
    own = entering(world.own.editor).get("/admin/documents/")
    assert document.title in own.content.decode()
