from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("窓口・社会資源")

    def ready(self) -> None:
        from directory import entries, signals, words_for_search  # noqa: F401
        from search import sources

        sources.register(entries.PREFIX, entries=entries.entries, entry=entries.entry)
        sources.register_synonyms(words_for_search.synonyms)
        sources.register_words("town", words_for_search.towns)
        sources.register_words("concern", words_for_search.concerns)
