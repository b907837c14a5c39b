"""つなぎ: the list, one referral, its next step, what is planned, taking a mistake back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.registry import referral_steps as steps
from directory.registry.forms.referrals import FilterForm, PlanForm, StepForm, refuse
from directory.registry.models import Referral, Step, Trace
from directory.registry.pages.frame import go, page, referral_of
from directory.registry.permissions import Member, Right
from directory.registry.referral_rules import may_tell
from directory.registry.services import host_supports, traces
from directory.registry.services import referrals as verbs
from directory.registry.wording import ledger_lines

from . import listing, way

ROOM = "needs"


def referrals(request: HttpRequest, member: Member) -> HttpResponse:
    """Referrals by state, what is due first."""
    form = FilterForm({"state": "running", **request.GET.dict()})
    said = form.asked()
    found = listing.paged(listing.asked(member, said, timezone.localdate()), request.GET)
    traces.leave(member, Trace.What.LISTED, subject=_("つなぎの一覧"), rows=len(found.rows))
    context = {
        "page": found,
        "form": form,
        "filtered": said != {"state": "running"},
        "standing": listing.standing(member.referrals()),
        "today": timezone.localdate(),
    }
    return page(request, member, "referrals/list.html", context, room=ROOM)


def referral(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """One referral; sending its form records the next step."""
    found = referral_of(member, pk)
    if request.method != "POST":
        traces.leave(member, Trace.What.SEEN, need=found.need, subject=_("つなぎ"))
        return _shown(request, member, found)
    form = StepForm(request.POST, member=member, referral=found)
    if form.is_valid() and _taken(form, member, found):
        taken = Step(form.cleaned_data["step"]).label
        messages.success(request, _("「%s」を記録しました。") % taken)
        return go(member, "referral", found.pk)
    return _shown(request, member, found, form=form)


def _taken(form: StepForm, member: Member, found: Referral) -> bool:
    """Whether the step was taken; what was refused is said beside the field."""
    said, step = form.said, form.cleaned_data["step"]
    try:
        if consent := form.consent:
            verbs.agree(member=member, referral=found, consent=consent, **said)
        else:
            failure = form.cleaned_data.get("failure") if step == Step.FAILED else None
            verbs.take_step(member=member, referral=found, step=step, failure=failure, **said)
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


def plan(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Put off what is next."""
    found = referral_of(member, pk)
    if request.method != "POST":
        return go(member, "referral", found.pk)
    form = PlanForm(request.POST, member=member)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("next_on", "next_what")}
        try:
            verbs.plan_next(member=member, referral=found, **said)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("次の予定を直しました。"))
            return go(member, "referral", found.pk)
    return _shown(request, member, found, plan_form=form)


def undo(request: HttpRequest, member: Member, pk: int) -> HttpResponse:
    """Take the last step back."""
    found = referral_of(member, pk)
    last = found.steps.last()
    if request.method != "POST" or last is None:
        return go(member, "referral", found.pk)
    try:
        left = verbs.undo(member=member, step=last)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return go(member, "referral", found.pk)
    messages.success(request, _("「%s」の記録を取り消しました。") % last.get_step_display())
    if left and last.step == Step.AGREED:
        messages.info(request, _what_became_of_consent(left))
    return go(member, "referral", found.pk) if left else go(member, "need", found.need_id)


def _what_became_of_consent(left: Referral) -> str:
    if may_tell(left, timezone.localdate()):
        return _("受け入れ先に相談する同意の記録は、そのまま残っています。")
    return _("いっしょに記録した同意も取り消しました。")


def _shown(
    request: HttpRequest,
    member: Member,
    found: Referral,
    *,
    form: StepForm | None = None,
    plan_form: PlanForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    taken = list(found.steps.all())
    planned = {"next_on": found.next_on, "next_what": found.next_what}
    context = {
        "referral": found,
        "stops": way.way(found, taken),
        "history": way.history(member, found, taken),
        "hindrances": way.hindrances(found, today),
        "ledger": ledger_lines(found.ledger),
        # Recorded on its own, or left standing by a step that was taken back.
        "consented": found.state == Step.PROPOSED and may_tell(found, today),
        "over": found.state in steps.LAST,
        "supports": host_supports.known_to(member).filter(referral=found),
        "links": found.answer_links.all()[:5],
        "today": today,
    }
    if member.may(Right.REFER) and found.need.is_open:
        context["form"] = form or StepForm(member=member, referral=found)
        context["plan_form"] = plan_form or PlanForm(member=member, initial=planned)
    return page(request, member, "referrals/referral.html", context, room=ROOM)
