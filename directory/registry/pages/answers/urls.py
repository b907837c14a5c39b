"""Addresses outside the wing: whoever has the link, until it ends."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import views

app_name = "answers"

urlpatterns: list[URLPattern] = [path("<str:token>/", views.answer, name="answer")]
