"""台帳の一件: one resource as staff know it."""

from __future__ import annotations

from directory.registry.permissions import Right
from directory.registry.routes import route

from . import answers, daily, links, sheets, views

SEE = Right.SEE_RECORDS
EDIT = Right.EDIT_RECORDS
ONE = "records/<row_key:pk>/"
LINK = "links/<row_key:pk>/"

patterns = [
    route("records/new/", views.new, "record_new", see=EDIT, do=EDIT),
    route("records/due/", sheets.due, "records_due", see=SEE),
    route("records/due/sheets/", sheets.make_sheets, "record_make_sheets", do=EDIT),
    route("records/sheets/", sheets.sheets, "record_sheets", see=EDIT),
    route(ONE, views.record, "record", see=SEE),
    route(f"{ONE}edit/", views.edit, "record_edit", see=EDIT, do=EDIT),
    route(f"{ONE}verify/", daily.verify, "record_verify", see=EDIT, do=EDIT),
    route(f"{ONE}contacts/new/", daily.contact, "record_contact", see=EDIT, do=EDIT),
    route(f"{ONE}vacancies/", daily.vacancies, "record_vacancies", see=EDIT, do=EDIT),
    route(f"{ONE}state/", daily.state, "record_state", see=EDIT, do=EDIT),
    route(f"{ONE}link/", links.issue, "record_link", see=EDIT, do=EDIT),
    route("links/sheet/", links.find_sheet, "link_find_sheet", see=EDIT),
    route(LINK, answers.link, "link", see=EDIT),
    route(f"{LINK}sheet/", sheets.sheet, "link_sheet", see=EDIT),
    route(f"{LINK}withdraw/", links.withdraw, "link_withdraw", do=EDIT),
    route(f"{LINK}enter/", links.enter, "link_enter", see=EDIT, do=EDIT),
    route(f"{LINK}take/", answers.take, "link_take", do=EDIT),
    route(f"{LINK}step/", answers.take_step, "link_step", do=Right.REFER),
]
