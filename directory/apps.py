from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("窓口・社会資源")

    def ready(self) -> None:
        from directory import entries, signals, term_entries, words_for_search  # noqa: F401
        from directory.public.glossary import has_terms
        from directory.public.rooms import register_room
        from search import sources

        sources.register(entries.PREFIX, entries=entries.entries, entry=entries.entry)
        sources.register(
            term_entries.PREFIX, entries=term_entries.entries, entry=term_entries.entry
        )
        sources.register_synonyms(words_for_search.synonyms)
        sources.register_words("town", words_for_search.towns)
        sources.register_words("concern", words_for_search.concerns)
        register_room("glossary", _("用語集"), "glossary/", has_terms)
