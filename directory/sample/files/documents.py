"""Papers, and the files that are kept with them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1

from django.core.files.base import ContentFile
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.models import Collection

from directory import models
from directory.file_collections import collection_of, staff_collection_of
from directory.sample.columns import LINES, NAME, NOTE, REF, SOURCE, Column, Given, Link, Parts
from directory.sample.drafts import Draft, File
from directory.sample.faults import UnreadableCellError
from directory.sample.files.plan_records import SORT_ORDER
from directory.sample.plan_parts import paper_versions
from directory.sample.values import choice, lines, yes

AUDIENCE = "見られる人"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file beside the data file, by its path from there."""

    name: str
    field: str
    required: bool = True

    def take(self, draft: Draft, cell: str) -> None:
        there = (draft.folder / cell).resolve()
        if not (there.is_relative_to(draft.folder.resolve()) and there.is_file()):
            reason = gettext("『%(cell)s』というファイルは、このフォルダにありません。")
            raise UnreadableCellError(reason % {"cell": cell})
        content = there.read_bytes()
        digest = sha1(content, usedforsecurity=False).hexdigest()
        draft.values |= {
            self.field: ContentFile(content, there.name),
            "file_size": len(content),
            "file_hash": digest,
        }
        draft.fingerprints.append(digest)


def collection_for(draft: Draft, municipality: models.Municipality) -> Collection:
    """The collection in which those the file is for may open it."""
    for_staff = draft.given[AUDIENCE] == models.Paper.Audience.STAFF
    return staff_collection_of(municipality) if for_staff else collection_of(municipality)


DOCUMENTS = File(
    name="documents.csv",
    noun="ファイル",
    model=get_document_model(),
    key=("ファイル",),
    columns=(
        Upload("ファイル", "file"),
        Column("題名", "title", required=True),
        Given(AUDIENCE, choice(models.Paper.Audience), required=True),
    ),
)

PAPERS = File(
    name="papers.csv",
    noun="帳票・文書",
    model=models.Paper,
    key=("整理番号",),
    columns=(
        REF,
        NAME,
        Column("種類", "kind", choice(models.Paper.Kind), required=True),
        Column(AUDIENCE, "audience", choice(models.Paper.Audience), required=True),
        Column("仮", "provisional", yes),
        Column("何に使うか", "purpose", lines),
        Link("受け持つ会議", "owner_meeting", "meetings.csv"),
        Column("もとの文書", "law_url"),
        SORT_ORDER,
        Parts("版", "versions", paper_versions),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (DOCUMENTS, PAPERS)
