from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "職員の入口"

    def ready(self) -> None:
        from . import checks, signals  # noqa: F401
