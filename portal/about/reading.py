"""What the statement and the contact page show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from directory.models import Department
from portal.home.addresses import scope_of_page

from .conformance import Conformance, Level, Outcome
from .models import AccessibilityPage, ContactPage


def accessibility_context(page: AccessibilityPage, request: HttpRequest) -> dict[str, Any]:
    """The statement fact by fact; None or "" is for the template to call unconfirmed."""
    scope = scope_of_page(page, request)
    return scope.page(
        nav="accessibility",
        title=page.title,
        target=_target(page),
        conformance=Conformance(page.conformance).label if page.conformance else "",
        exceptions=[block.value for block in page.exceptions],
        tests=sorted(
            (_test(block.value) for block in page.tests),
            key=lambda test: test["begun"],
            reverse=True,
        ),
        department=_shown(page.department, page),
    )


def contact_context(page: ContactPage, request: HttpRequest) -> dict[str, Any]:
    """Departments with their numbers, as the directory has them today."""
    scope = scope_of_page(page, request)
    return scope.page(
        nav="contact",
        title=page.title,
        groups=[
            {"field": field, "departments": _departments(page, field)}
            for field in ("programme_departments", "site_departments")
        ],
    )


def _target(page: AccessibilityPage) -> str:
    level = Level(page.target_level).label if page.target_level else ""
    wording = Conformance(page.target_conformance).label if page.target_conformance else ""
    return " ".join(filter(None, (page.standard, str(level), str(wording)))) if level else ""


def _test(value: Any) -> dict[str, Any]:
    return {
        **value,
        "level": Level(value["level"]).label if value["level"] else "",
        "pages": [_sampled(each) for each in value["pages"]],
    }


def _sampled(value: Any) -> dict[str, Any]:
    return {**value, "outcome": Outcome(value["outcome"]).label if value["outcome"] else ""}


def _departments(page: ContactPage, field: str) -> list[Department]:
    chosen = getattr(page, field).all()
    return [each for each in chosen if _shown(each, page)]


def _shown(
    department: Department | None, page: AccessibilityPage | ContactPage
) -> Department | None:
    """A department that is published and, wherever the page was copied from, its own."""
    if department is None or not department.live:
        return None
    return department if department.municipality_id == page.municipality_id else None
