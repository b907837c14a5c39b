"""Which municipality's rows the members of a group work on."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffGroup(models.Model):
    """A group of users who keep one municipality's records.

    What they may do comes from the group's permissions; on whose rows, from here.
    """

    class Role(models.TextChoices):
        EDITOR = "editor", _("担当")
        MANAGER = "manager", _("課長")

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="staff_group", verbose_name=_("グループ")
    )
    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.CASCADE,
        related_name="staff_groups",
        verbose_name=_("自治体"),
    )
    role = models.CharField(_("役割"), max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "role"], name="staff_group_once")
        ]
        verbose_name = _("職員グループ")
        verbose_name_plural = _("職員グループ")

    def __str__(self) -> str:
        return f"{self.municipality} {self.get_role_display()}"
