"""The pages of the entrance that allauth does not have."""

from __future__ import annotations

from allauth.account.views import LoginView as AllauthLoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from . import destination, second_factor


class LoginView(AllauthLoginView):
    """One form for all staff; nobody is sent around in circles."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return self._already_in(request)
        return super().dispatch(request, *args, **kwargs)

    def _already_in(self, request: HttpRequest) -> HttpResponse:
        came_for = self.get_next_url()
        if destination.is_held_up(request):
            return redirect(destination.to_setting_up(request, came_for))
        if came_for:
            # A page that sends somebody here who is in already would send them here again.
            return render(request, "accounts/already.html", {"came_for": came_for})
        return redirect(destination.home_of(request.user))


class CodeView(AuthenticateView):
    """The second step; a form without a code is a form with an empty one."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST" and "code" not in request.POST:
            request.POST = request.POST.copy()
            request.POST["code"] = ""
        return super().dispatch(request, *args, **kwargs)


class FirstCodeView(ActivateTOTPView):
    """Whoever sets up an app shows by its first code that they have it."""

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        second_factor.shown(self.request.session, self.request.user)
        return response


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """One's own account: where to work, password, second factor."""
    context = {
        "works_in_registry": destination.works_in_registry(request.user),
        "registry": destination.REGISTRY,
        "edits": destination.edits(request.user),
    }
    return render(request, "accounts/home.html", context)


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """On to work, as after setting up the second factor."""
    if destination.is_held_up(request):
        return redirect(destination.to_setting_up(request, None))
    return redirect(destination.after_setting_up(request))


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Whom to ask; a link in an e-mail would open the door without the second factor."""
    return render(request, "accounts/forgotten.html")


@require_safe
@login_required
def returned(request: HttpRequest) -> HttpResponse:
    """In again, in a second tab: what was kept waits in the first."""
    return render(request, "accounts/returned.html")


def to_entrance(request: HttpRequest, **kwargs) -> HttpResponse:
    """From an address where others have their login: nothing that is sent there is read."""
    came_for = request.GET.get("next")
    query = f"?{urlencode({'next': came_for})}" if came_for else ""
    return redirect(reverse("account_login") + query)


def to_help(request: HttpRequest, **kwargs) -> HttpResponse:
    """From an address where others change a forgotten password."""
    return redirect("account_forgotten")
