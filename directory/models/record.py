"""What every record of the directory has in common.

A record is drafted, approved, published, locked, previewed and kept with its history;
it names the source it was read from, and belongs to one municipality.
"""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)


class Basis(models.TextChoices):
    """How we know a fact."""

    STATED = "stated", _("明記")
    FROM_NAME = "from_name", _("名称から")
    BY_ORDER = "by_order", _("並び順から")
    INFERRED = "inferred", _("推定")
    UNKNOWN = "", _("未確認")


class YesNoUnknown(models.TextChoices):
    """A question nobody may have answered yet."""

    YES = "yes", _("はい")
    NO = "no", _("いいえ")
    UNKNOWN = "", _("未確認")


class Record(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """Something an editor keeps true."""

    # Only a record with a page of its own can be looked at before it is published.
    preview_modes = []

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True

    @property
    def revisions(self):
        return self._revisions


class MunicipalRecord(Record):
    """A record of one municipality, with where its facts were read."""

    municipality = models.ForeignKey(
        "directory.Municipality",
        on_delete=models.PROTECT,
        related_name="%(class)s_set",
        verbose_name=_("自治体"),
    )
    source = models.ForeignKey(
        "directory.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("出どころ"),
    )
    source_lines = models.CharField(_("出どころの行"), max_length=200, blank=True)
    note = models.TextField(_("編集メモ（公開されません）"), blank=True)

    class Meta:
        abstract = True
