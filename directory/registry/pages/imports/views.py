"""Upload a sheet, say what its columns are, see what it would change, apply, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.registry.forms.imports import ColumnsForm, UploadForm, row_choices
from directory.registry.models import SheetImport
from directory.registry.pages.frame import go, page
from directory.registry.permissions import Member
from directory.registry.services import sheet_imports
from directory.registry.sheets import trial
from directory.registry.sheets.trial import BY_FIELD

State = SheetImport.State
ROWS_A_PAGE = 50
LATEST = 30
LARGE = ("cells", "outcome")
STATES = {
    trial.REFUSED: gettext_lazy("読めない"),
    "unsure": gettext_lazy("同じものかもしれない"),
    trial.NEW: gettext_lazy("新しい"),
    trial.CHANGED: gettext_lazy("変わる"),
    trial.SAME: gettext_lazy("同じ"),
    trial.SKIPPED: gettext_lazy("飛ばす"),
}


def imports(request: HttpRequest, member: Member) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"].name
        begun = sheet_imports.begin(member=member, file_name=name, table=form.table)
        return go(member, "import_columns", begun.pk)
    runs = SheetImport.objects.filter(municipality=member.municipality).defer(*LARGE)
    context = {"form": form, "runs": runs[:LATEST]}
    return page(request, member, "imports/imports.html", context, room="imports")


def columns(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    found = _run_of(member, pk)
    if found.state not in (State.MAPPING, State.TRIED):
        return go(member, "import", pk)
    form = ColumnsForm(request.POST or None, run=found)
    if request.method == "POST" and form.is_valid():
        try:
            sheet_imports.choose_columns(member=member, run=found, columns=form.chosen())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return go(member, "import", pk)
    context = {"form": form, "run": found, "rows": len(found.cells)}
    return page(request, member, "imports/columns.html", context, room="imports")


def run(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    found = _run_of(member, pk)
    if found.state == State.MAPPING:
        return go(member, "import_columns", pk)
    if request.method == "POST":
        choices = row_choices(request.POST)
        return _done(
            request,
            member,
            pk,
            lambda: sheet_imports.choose_rows(member=member, run=found, choices=choices),
            _("決めたとおりに、もう一度試しました。"),
        )
    return page(request, member, "imports/run.html", _shown(request, found), room="imports")


def apply(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    found = _run_of(member, pk)
    text = _("取り込みました。まちがいに気づいたら、この画面で取り消せます。")
    return _done(request, member, pk, lambda: sheet_imports.apply(member=member, run=found), text)


def undo(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    found = _run_of(member, pk)
    text = _("取り込みを取り消しました。台帳は、取り込む前のとおりです。")
    return _done(request, member, pk, lambda: sheet_imports.undo(member=member, run=found), text)


def discard(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    found = _run_of(member, pk)
    try:
        sheet_imports.discard(member=member, run=found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return go(member, "import", pk)
    return go(member, "imports")


def _done(
    request: HttpRequest, member: Member, pk: int, verb: Callable[[], Any], text: str
) -> HttpResponse:
    try:
        with transaction.atomic():
            verb()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, text)
    return go(member, "import", pk)


def _run_of(member: Member, pk: int) -> SheetImport:
    found = SheetImport.objects.filter(municipality=member.municipality, pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found


def _shown(request: HttpRequest, found: SheetImport) -> dict[str, Any]:
    counts = sheet_imports.counts(found)
    tabs = [
        {"state": state, "label": label, "count": counts[state]}
        for state, label in STATES.items()
        if counts.get(state)
    ]
    states = [str(each["state"]) for each in tabs]
    state = request.GET.get("state") or (states[0] if states else "")
    rows = [row for row in found.outcome if _fits(row, state)]
    paginator = Paginator(rows, ROWS_A_PAGE)
    shown = paginator.get_page(request.GET.get("p"))
    return {
        "run": found,
        "tabs": tabs,
        "state": state,
        "page_of_rows": shown,
        "rows": [_worded(row) for row in shown],
        "refused": counts.get(trial.REFUSED, 0),
        "unsure": counts.get("unsure", 0),
        "to_write": counts.get(trial.NEW, 0) + counts.get(trial.CHANGED, 0),
    }


def _fits(row: dict[str, Any], state: str) -> bool:
    unsure = row["state"] == trial.NEW and row.get("guesses") and row["choice"] != "new"
    return bool(unsure) if state == "unsure" else row["state"] == state


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    changes = [
        {"heading": BY_FIELD[field].heading, "before": before, "after": after}
        for field, (before, after) in row.get("changes", {}).items()
    ]
    shown = {"found": "", "label": STATES.get(row["state"], "")}
    return {**shown, **row, "worded": changes}
