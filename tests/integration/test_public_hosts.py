"""One hub for several municipalities, and one municipality on its own hostname."""

from __future__ import annotations

import pytest
from wagtail.models import Site

from directory.public.remembering import forget_everything
from portal.home.models import MunicipalityPage
from tests import public_world

pytestmark = pytest.mark.django_db

OWN = "madoguchi.mihon.example"


@pytest.fixture
def world():
    made = public_world.build()
    public_world.own_hostname(made, OWN)
    public_world.indexed()
    return made


@pytest.fixture
def visit(client, world):
    def visited(path, **data):
        return client.get(path, data, headers={"host": OWN})

    return visited


PATHS = [
    "",
    "counter/",
    "search/?q=介護",
    "concerns/",
    "concerns/kaigo/",
    "areas/",
    "help-now/",
    "suggest/",
]


@pytest.mark.parametrize("path", PATHS)
def test_the_same_pages_on_both(client, world, visit, path):
    own, hub = visit(f"/{path}"), client.get(f"{world.root}{path}")
    assert own.status_code == hub.status_code == 200
    if own.context is not None:
        assert (own.context["root"], hub.context["root"]) == ("/", world.root)
        assert own.context["municipality"] == hub.context["municipality"] == world.city


def test_links_on_the_own_hostname_have_no_name_in_front(world, visit):
    text = visit("/counter/", q="東町").content.decode()
    assert f'href="/resources/{world.east.pk}/"' in text
    assert f'href="{world.root}' not in text
    assert visit(f"/resources/{world.east.pk}/").status_code == 200
    assert visit(f"/resources/{world.east.pk}/report/").status_code == 200


def test_the_other_municipality_is_not_on_the_own_hostname(world, visit):
    assert visit(f"/{world.other.slug}/counter/").status_code == 404
    assert visit(f"{world.root}counter/").status_code == 404
    context = visit("/counter/", q="渚町").context
    assert context["outcome"] == "other_municipality"
    assert context["elsewhere"] == {"name": "海辺市", "url": None}


def test_what_is_not_there_keeps_the_municipality(world, visit):
    response = visit("/nosuch/")
    assert response.status_code == 404
    assert response.context["municipality"] == world.city


def test_the_hub_lists_all_of_them(client, world):
    response = client.get("/")
    rows = {row["municipality"].name: row for row in response.context["municipalities"]}
    assert (rows["見本市"]["root"], rows["見本市"]["resource_count"]) == (world.root, 7)
    assert rows["海辺市"]["resource_count"] == 0
    assert response.context["municipality"] is None


def test_a_municipality_may_be_the_only_site(client, world):
    Site.objects.filter(is_default_site=True).update(
        root_page=MunicipalityPage.objects.get(municipality=world.city)
    )
    forget_everything()
    response = client.get("/")
    assert response.context["municipality"] == world.city
    assert response.context["root"] == "/"


def test_an_unpublished_first_page_gives_the_hostname_back(world, visit):
    MunicipalityPage.objects.get(municipality=world.city).unpublish()
    assert visit("/counter/").context["municipality"] is None


def test_a_resource_knows_its_address_on_the_hub(world):
    assert world.east.get_absolute_url() == f"{world.root}resources/{world.east.pk}/"
