"""Addresses of the entrance; of allauth's pages only those that are in use."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import views
from .private import private

urlpatterns = decorate_urlpatterns(
    [
        path("", views.home, name="account_home"),
        path("login/", views.LoginView.as_view(), name="account_login"),
        path("logout/", allauth.logout, name="account_logout"),
        path("inactive/", allauth.account_inactive, name="account_inactive"),
        path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
        path("password/change/", allauth.password_change, name="account_change_password"),
        # Whoever has no password cannot have logged in with one.
        path("password/set/", views.to_help, name="account_set_password"),
        path("forgotten/", views.forgotten, name="account_forgotten"),
        path("returned/", views.returned, name="account_returned"),
        path("start/", views.start, name="account_start"),
        path("2fa/authenticate/", views.CodeView.as_view(), name="mfa_authenticate"),
        path("2fa/totp/activate/", views.FirstCodeView.as_view(), name="mfa_activate_totp"),
        path("2fa/", include("allauth.mfa.urls")),
    ],
    private,
)
