from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AboutConfig(AppConfig):
    name = "portal.about"
    label = "about"
    verbose_name = _("このサイトについて")

    def ready(self) -> None:
        from directory.public.rooms import register_room
        from portal.about.models import AccessibilityPage, ContactPage
        from portal.home.only_child import open_in

        for page, label in (
            (ContactPage, _("お問い合わせ")),
            (AccessibilityPage, _("アクセシビリティについて")),
        ):
            path = f"{page.fixed_slug}/"
            register_room(page.fixed_slug, label, path, open_in(page), main=False)
