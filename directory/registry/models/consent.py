"""本人の同意: given, how far, and withdrawn."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from .by_whom import ByWhom
from .need import Need


class Consent(ByWhom):
    """One consent of the person: to whom what may be told, from when to when.

    ``scope`` lists values of ``Scope``. A withdrawal ends it from that day on.
    """

    class Form(models.TextChoices):
        ORAL = "oral", _("口頭")
        WRITTEN = "written", _("書面")

    class Scope(models.TextChoices):
        HOST = "host", _("受け入れ先に相談する")
        AGENCIES = "agencies", _("支援する機関で共有する")
        MEETING = "meeting", _("重層的支援会議で話し合う")
        PLAN = "plan", _("支援プランをつくる")

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="consents")
    form = models.CharField(_("形"), max_length=10, choices=Form.choices)
    scope = models.JSONField(_("どこまで"), default=list)
    # What a host may be told, in words; blank tells the case number's wishes to nobody.
    may_tell = models.TextField(_("受け入れ先に伝えてよいこと"), blank=True)
    given_on = models.DateField(_("同意した日"))
    until = models.DateField(_("いつまで"), null=True, blank=True)
    withdrawn_on = models.DateField(_("取り消した日"), null=True, blank=True)
    note = models.TextField(_("メモ"), blank=True)

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name = _("同意")
        verbose_name_plural = _("同意")

    def __str__(self) -> str:
        return f"{self.given_on} {self.get_form_display()}"

    def stands_on(self, day: dt.date) -> bool:
        """Whether it holds on ``day``."""
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        ended = self.until is not None and self.until < day
        return self.given_on <= day and not withdrawn and not ended
