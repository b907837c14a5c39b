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
        # The four below work in the registry and edit nothing that is published.
        COORDINATOR = "coordinator", _("参加支援コーディネーター")
        COUNSELLOR = "counsellor", _("相談員")
        REGISTRY_MANAGER = "registry_manager", _("台帳の責任者")
        VIEWER = "viewer", _("台帳の閲覧")

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
    needs_second_factor = models.BooleanField(
        _("二段階の認証を必須にする"),
        default=False,
        help_text=_("このグループの人は、認証アプリを登録するまで先へ進めません。"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "role"], name="staff_group_once")
        ]
        verbose_name = _("職員グループ")
        verbose_name_plural = _("職員グループ")

    def __str__(self) -> str:
        return f"{self.municipality} {self.get_role_display()}"
