from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "窓口・社会資源"

    def ready(self) -> None:
        from directory import signals  # noqa: F401
