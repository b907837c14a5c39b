from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "portal.plans"
    label = "plans"
    verbose_name = _("実施計画")

    def ready(self) -> None:
        from directory.public.rooms import register_room
        from portal.plans import entries, presence, signals  # noqa: F401
        from search import sources

        sources.register(entries.PREFIX, entries=entries.entries, entry=entries.entry)
        register_room("plan", _("計画"), presence.PATH, presence.has_plan)
