"""The forms of the entrance; what a Japanese keyboard makes of letters and digits is understood."""

from __future__ import annotations

import unicodedata

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import lockout, second_factor

LONGEST_CODE = 20


def _plain(text: str) -> str:
    """Full-width letters and digits as half-width ones."""
    return unicodedata.normalize("NFKC", text).strip()


def _named(form: forms.Form, **labels: Promise) -> None:
    """A label says what belongs into a field; nothing disappears while one types."""
    form.label_suffix = ""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = _("%(label)sを入れてください。") % {"label": label}


class CodeField(forms.CharField):
    """Digits from an app or from the list of recovery codes."""

    def __init__(self, **kwargs) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        widget = forms.TextInput(attrs=attrs)
        super().__init__(max_length=LONGEST_CODE, widget=widget, **kwargs)

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        return "".join(_plain(text).split()) if text else ""


class LoginForm(account.LoginForm):
    """User name and password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(self, login=_("ユーザー名"), password=_("パスワード"))
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs |= {
            "autofocus": True,
            "autocapitalize": "none",
            "spellcheck": "false",
        }

    def clean_login(self) -> str:
        return _plain(super().clean_login())


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something important."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(self, password=_("いまのパスワード"))
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs["autofocus"] = True


class NewPasswordForm(account.ChangePasswordForm):
    """The old password and, twice, the new one."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(
            self,
            oldpassword=_("いまのパスワード"),
            password1=_("新しいパスワード"),
            password2=_("新しいパスワード（もう一度）"),
        )
        self.fields["oldpassword"].help_text = ""


class _CountedCode:
    """Wrong codes count like wrong passwords, and a right one opens once."""

    def clean_code(self) -> str:
        if lockout.is_locked(context.request, self.user):
            raise get_adapter().validation_error("incorrect_code")
        code = super().clean_code()
        is_of_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_of_app and second_factor.is_taken(self.authenticator, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_CountedCode, codes.AuthenticateForm):
    """The second step of logging in."""

    code = CodeField()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(self, code=_("確認コード"))
        self.fields["code"].widget.attrs["autofocus"] = True


class CodeAgainForm(_CountedCode, codes.ReauthenticateForm):
    """A code instead of the password, before something important."""

    code = CodeField()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(self, code=_("確認コード"))


class FirstCodeForm(totp.ActivateTOTPForm):
    """The first code of an app that is being set up."""

    code = CodeField()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _named(self, code=_("アプリに出ている6けたの数字"))
