"""Addresses outside the wing: whoever has the link, until it ends."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
