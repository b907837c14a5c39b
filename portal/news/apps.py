from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "portal.news"
    label = "news"
    verbose_name = _("お知らせ")

    def ready(self) -> None:
        from directory.public.rooms import register_room
        from portal.home.first_page import add_to_first_page
        from portal.news import entries, signals  # noqa: F401
        from portal.news.listing import has_news, on_first_page
        from portal.news.models import NewsIndexPage
        from search import sources

        sources.register(entries.PREFIX, entries=entries.entries, entry=entries.entry)
        add_to_first_page(on_first_page)
        register_room("news", _("お知らせ"), f"{NewsIndexPage.fixed_slug}/", has_news)
