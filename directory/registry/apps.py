from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "directory.registry"
    label = "registry"
    verbose_name = _("台帳")

    def ready(self) -> None:
        from directory.registry import entries, index_signals, signals  # noqa: F401

        entries.register()
