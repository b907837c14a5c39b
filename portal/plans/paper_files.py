"""What a paper may load: its style sheet's own files and the pictures it shows. No network."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join
from weasyprint.urls import URLFetcher, URLFetcherResponse


class PaperFiles(URLFetcher):
    """Answers for static files and for ``pictures``, addresses of uploaded images.

    ``folders`` names, for the beginning of an address, the folder below the media.
    """

    def __init__(self, pictures: Iterable[str], folders: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=[])
        self._pictures = frozenset(urlsplit(each).path for each in pictures)
        self._folders = folders

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the file at ``url``. Raises ``ValueError`` for everything else."""
        path = urlsplit(url).path
        found = self._static(path) or self._picture(path)
        if found is None:
            raise ValueError(f"a paper may not load {url}")
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": kind})

    def _static(self, path: str) -> Path | None:
        if not path.startswith(settings.STATIC_URL):
            return None
        try:
            found = finders.find(unquote(path.removeprefix(settings.STATIC_URL)))
        except SuspiciousFileOperation:
            return None
        return Path(found) if isinstance(found, str) else None

    def _picture(self, path: str) -> Path | None:
        begin = next((each for each in self._folders if path.startswith(each)), None)
        if path not in self._pictures or begin is None:
            return None
        try:
            name = unquote(path.removeprefix(begin))
            found = Path(safe_join(settings.MEDIA_ROOT, self._folders[begin], name))
        except SuspiciousFileOperation:
            return None
        return found if found.is_file() else None
