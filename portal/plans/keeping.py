"""Files a document shows, copied so that an edition never loses them, and links taken out.

In a kept document the address of a copy is ``KEPT`` and its name; ``placed`` puts the
address in front under which the edition is read.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from portal.plans.document.parts import Chapter, Document, Files, Note, Part, Picture, Prose

KEPT = "edition-file:"
ELSEWHERE = ("http", "https", "mailto", "tel")
# Where Wagtail keeps uploaded pictures and their renditions, below the media.
PICTURES = ("original_images/", "images/")
_DOCUMENT = re.compile(r"^/documents/(?P<pk>[0-9]+)/")


class FileGoneError(ValueError):
    """A file the document shows is not there to be kept; the message says which, in words."""


Keep = Callable[[str, str], str]


def with_kept_files(document: Document, folder: str) -> Document:
    """The document with every file of this site copied into ``folder`` of the storage.

    Links to pages of this site become plain text: what they lead to may change.
    Raises ``FileGoneError``.
    """

    def keep(address: str, title: str) -> str:
        return _kept(address, title, folder)

    return replace(
        document,
        front=_parts(document.front, keep),
        chapters=tuple(_chapter(each, keep) for each in document.chapters),
    )


def placed(data: Any, prefix: str) -> Any:
    """JSON values of a kept document with ``prefix`` in front of the names of its files."""
    if isinstance(data, str):
        return data.replace(KEPT, prefix)
    if isinstance(data, Mapping):
        return {key: placed(each, prefix) for key, each in data.items()}
    return [placed(each, prefix) for each in data] if isinstance(data, list) else data


def _chapter(chapter: Chapter, keep: Keep) -> Chapter:
    return replace(chapter, parts=_parts(chapter.parts, keep))


def _parts(parts: tuple[Part, ...], keep: Keep) -> tuple[Part, ...]:
    return tuple(_part(each, keep) for each in parts)


def _part(part: Part, keep: Keep) -> Part:
    if isinstance(part, Picture):
        return replace(part, address=keep(part.address, part.title))
    if isinstance(part, Files):
        items = (
            replace(each, address=keep(each.address, each.title) if each.address else "")
            for each in part.items
        )
        return replace(part, items=tuple(items))
    if isinstance(part, Prose | Note):
        return replace(part, html=_html(part.html, keep))
    return part


def _html(html: str, keep: Keep) -> str:
    if "<a" not in html:
        return html
    page = BeautifulSoup(html, "html.parser")
    for link in page.find_all("a"):
        address = keep(str(link.get("href", "")), link.get_text())
        if address:
            link["href"] = address
        else:
            link.unwrap()
    return str(page)


def _kept(address: str, title: str, folder: str) -> str:
    """The address to keep; "" for one that leads to a page of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if address.startswith("#") or (parts.scheme in ELSEWHERE and not _is_ours(address)):
        return address
    path = unquote(parts.path)
    if found := _DOCUMENT.match(path):
        return _copy_of_document(int(found["pk"]), title, folder)
    # Whoever may have a document is asked by its key; by its place on the disk only pictures are.
    # ".." would lead from the pictures to what lies beside them.
    name = posixpath.normpath(path).removeprefix(settings.MEDIA_URL)
    return _copy(name, title, folder) if name != path and name.startswith(PICTURES) else ""


def _is_ours(address: str) -> bool:
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    return urlsplit(address).netloc == own


def _copy_of_document(pk: int, title: str, folder: str) -> str:
    found = get_document_model().objects.filter(pk=pk).select_related("collection").first()
    if found is None:
        raise FileGoneError(_gone(title))
    if found.collection.get_view_restrictions().exists():
        text = _("「%(title)s」のファイルは、見られる人が限られているため、版に残せません。")
        raise FileGoneError(text % {"title": title})
    return _copy(found.file.name, title, folder)


def _copy(name: str, title: str, folder: str) -> str:
    try:
        with default_storage.open(name) as original:
            content = original.read()
    except (OSError, SuspiciousFileOperation) as error:
        raise FileGoneError(_gone(title)) from error
    # The same file shown twice is kept once; two files of one name do not meet.
    mark = hashlib.sha256(content).hexdigest()[:12]
    kept = f"{mark}-{posixpath.basename(name)}"
    if not default_storage.exists(f"{folder}/{kept}"):
        with default_storage.open(name) as original:
            default_storage.save(f"{folder}/{kept}", File(original))
    return f"{KEPT}{kept}"


def _gone(title: str) -> str:
    text = _("「%(title)s」のファイルが見つかりません。計画のページで入れなおしてください。")
    return text % {"title": title}
