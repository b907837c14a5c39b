"""The second step of importing redirects, where Wagtail fails on a form sent by itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects.views import permission_checker, process_import

# What the first step hands over to the second.
HANDED_OVER = frozenset({"import_file_name", "input_format"})


@permission_checker.require_any("add")
def process(request: HttpRequest) -> HttpResponse:
    """Go on with the file of the first step, or back to it."""
    if request.POST.keys() >= HANDED_OVER:
        return process_import(request)
    messages.error(
        request, _("取り込むファイルが届いていません。もう一度ファイルを選んでください。")
    )
    return redirect("wagtailredirects:start_import")
