"""Addresses of plans and editions below a municipality's first page. They are permanent."""

from __future__ import annotations

from django.urls import path

from .views.comparing import compare_page
from .views.editions import (
    edition_chapter,
    edition_file,
    edition_list,
    edition_page,
    edition_pdf,
    edition_text,
)
from .views.plan_list import plan_list

app_name = "plans"

urlpatterns = [
    path("plans/", plan_list, name="plans"),
    path("editions/", edition_list, name="editions"),
    path("editions/compare/", compare_page, name="compare"),
    path("editions/<int:number>.txt", edition_text, name="edition_text"),
    path("editions/<int:number>.pdf", edition_pdf, name="edition_pdf"),
    path("editions/<int:number>/", edition_page, name="edition"),
    path("editions/<int:number>/files/<str:name>", edition_file, name="edition_file"),
    path("editions/<int:number>/<str:chapter>/", edition_chapter, name="edition_chapter"),
]
