"""The search alone on a database of its own, for processes that are killed on purpose."""

from portal.settings.test import *  # noqa: F403

INSTALLED_APPS = ["search"]
ROOT_URLCONF = __name__
urlpatterns: list[object] = []
