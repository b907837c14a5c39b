"""本人の同意: give, see what a host would read, withdraw."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry.forms.consents import ConsentForm, WithdrawForm
from directory.registry.forms.records import refuse
from directory.registry.models import Consent, Need, Trace
from directory.registry.pages.frame import go, need_of, page
from directory.registry.permissions import Member
from directory.registry.services import consents, traces

from .case import given

PREVIEW = "preview"


def consent(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """The consents of a need and a form for one more; a preview saves nothing."""
    found = need_of(member, pk)
    form = ConsentForm(request.POST or None, member=member)
    if request.method != "POST":
        traces.leave(member, Trace.What.SEEN, need=found, subject=_("同意"))
        return _page(request, member, found, form)
    preview = None
    if form.is_valid():
        if PREVIEW not in request.POST:
            if _give(request, member, found, form):
                return go(member, "need", pk)
        else:
            preview = form.cleaned_data["may_tell"].strip()
    return _page(request, member, found, form, preview=preview)


def _give(request: HttpRequest, member: Member, need: Need, form: ConsentForm) -> bool:
    try:
        consents.give(member=member, need=need, **form.given)
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("同意を記録しました。"))
    return True


def withdraw(request: HttpRequest, member: Member, pk: int, consent: int) -> HttpResponse:
    """Record that the person withdrew a consent; what rested on it closes at once."""
    found = need_of(member, pk)
    if request.method != "POST":
        return go(member, "need_consent", pk)
    given_one = found.consents.filter(pk=consent).first()
    if given_one is None:
        raise Http404(consent)
    form = WithdrawForm(request.POST, member=member)
    if form.is_valid() and _withdraw(request, member, given_one, form):
        return go(member, "need_consent", pk)
    return _page(request, member, found, ConsentForm(member=member), refused=(consent, form))


def _withdraw(request: HttpRequest, member: Member, consent: Consent, form: WithdrawForm) -> bool:
    try:
        consents.withdraw(member=member, consent=consent, on=form.cleaned_data["on"])
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(
        request,
        _("同意を取り消しました。受け入れ先へのリンクのうち、同意がなくなったものは閉じました。"),
    )
    return True


def _page(
    request: HttpRequest,
    member: Member,
    need: Need,
    form: ConsentForm,
    *,
    preview: str | None = None,
    refused: tuple[int, WithdrawForm] | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    rows = [
        (given(each, today), _form_beside(member, each, refused)) for each in need.consents.all()
    ]
    context = {
        "need": need,
        "form": form,
        "rows": rows,
        "wrong": refused[1] if refused else form,
        "told_now": consents.may_be_told(need, today),
        "previewed": preview is not None,
        "preview": preview,
    }
    return page(request, member, "needs/consent.html", context, room="needs")


def _form_beside(
    member: Member, consent: Consent, refused: tuple[int, WithdrawForm] | None
) -> WithdrawForm | None:
    if consent.withdrawn_on is not None:
        return None
    if refused and refused[0] == consent.pk:
        return refused[1]
    return WithdrawForm(member=member, auto_id=f"id_{consent.pk}_%s")
