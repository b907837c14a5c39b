"""What was loaded from a data file, so that loading again never undoes a person's edit."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models


class LoadedRow(models.Model):
    """One row of a data file and the record made from it.

    ``row_digest`` is of the row as read, ``record_digest`` of the record as it stood right
    after loading: a record that differs from it was edited by a person and is left alone.
    A record that is gone was deleted by a person and is not made again.
    """

    dataset = models.CharField(max_length=50)
    file = models.CharField(max_length=50)
    row_key = models.CharField(max_length=200)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.BigIntegerField()
    row_digest = models.CharField(max_length=64)
    record_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "file", "row_key"], name="loaded_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.dataset}/{self.file}: {self.row_key}"
