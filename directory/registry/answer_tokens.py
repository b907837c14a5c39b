"""The signed address of an answer link: it names a nonce and nothing else."""

from __future__ import annotations

import secrets

from django.core import signing
from django.urls import reverse

from .models import AnswerLink

_SIGNER = signing.Signer(sep=".", salt="directory.registry.answer")
# Read aloud and typed from paper: nothing that looks like something else.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def fresh_nonce() -> str:
    """A nonce nobody guesses."""
    return secrets.token_urlsafe(16)


def fresh_number() -> str:
    """A number for a sheet of paper: K7M4-29QX."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def path_of(link: AnswerLink) -> str:
    """The path of a link's page."""
    return reverse("answers:answer", args=[_SIGNER.sign(link.nonce)])


def nonce_of(token: str) -> str:
    """The nonce a token was signed for; blank for what we never signed."""
    try:
        return _SIGNER.unsign(token)
    except signing.BadSignature:
        return ""
