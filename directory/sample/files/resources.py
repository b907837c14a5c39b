"""Social resources."""

from __future__ import annotations

from django.core.validators import URLValidator, validate_email

from directory import models
from directory.models import YesNoUnknown
from directory.models.resource_parts import ResourceContact
from directory.sample.columns import (
    LINES,
    NAME,
    NOTE,
    READING,
    REF,
    SOURCE,
    Column,
    Given,
    Link,
    Parts,
)
from directory.sample.drafts import Draft, File, Part
from directory.sample.parts import (
    accessibility,
    contacts,
    languages,
    operators,
    other_names,
    row_values,
    timetable,
    venues,
)
from directory.sample.values import (
    choice,
    day,
    decimal,
    lines,
    printed_postcode,
    telephone,
    validated,
    whole_number,
)

EMPTY_TIMETABLE = models.Resource()
TIMETABLE_FIELDS = ("always_open", "closed_on_holidays", "closed_at_new_year")
TIMETABLE_ROWS = ("opening_rules", "opening_exceptions")


def _compose(draft: Draft) -> None:
    _keep_hours(draft, draft.given["日時"] or EMPTY_TIMETABLE)
    for operator in draft.parts["operators"]:
        operator.values["basis"] = draft.given["運営主体の根拠"] or ""
    _verify(draft)


def _keep_hours(draft: Draft, hours: models.Resource) -> None:
    for field in TIMETABLE_FIELDS:
        draft.values[field] = getattr(hours, field)
    for relation in TIMETABLE_ROWS:
        draft.parts[relation] = [
            Part(type(row), row_values(row, "resource"), "日時")
            for row in getattr(hours, relation).all()
        ]


def _verify(draft: Draft) -> None:
    source = draft.links["source"]
    said = {
        "locator": draft.values["source_lines"],
        "confirmed_on": draft.given["確認した日"],
        "confirmed_by": draft.given["確認した人"] or "",
    }
    if source.names or said["confirmed_on"]:
        part = Part(models.ResourceVerification, said, source.column, {"source": source})
        draft.parts["verifications"] = [part]


IDENTITY = (
    REF,
    NAME,
    READING,
    Column("名称の性格", "naming", choice(models.Naming), required=True),
    Parts("別の名前", "other_names", other_names),
    Column("種類", "kind", choice(models.ResourceKind), required=True),
    Column("もう一つの種類", "second_kind", choice(models.ResourceKind)),
    Column("種類の表記", "kind_wording"),
    Column("状態", "status", choice(models.Status)),
    Column("状態の表記", "status_wording"),
    Column("設置予定年度", "due_fiscal_year", whole_number),
    Column("ここでできること", "description"),
)
BELONGING = (
    Link("分野", "sectors", "sectors.csv", many=True),
    Link("困りごと", "concerns", "concerns.csv", many=True),
    Link("事業", "programmes", "programmes.csv", many=True),
    Link("受け持つ区域", "areas", "areas.csv", many=True),
    Column("区域の根拠", "area_basis"),
    Link("担当課", "departments", "departments.csv", many=True),
    Parts("運営主体", "operators", operators(models.ResourceOperator)),
    Given("運営主体の根拠"),
)
CONDITIONS = (
    Column("来られる人", "audience"),
    Column("来られない人", "exclusion"),
    Column("だれでも来られる", "anyone_welcome", choice(YesNoUnknown)),
    Column("料金", "fee", choice(models.Fee)),
    Column("料金の説明", "fee_detail"),
    Column("予約がいる", "booking", choice(YesNoUnknown)),
    Column("予約の説明", "booking_detail"),
    Column("定員", "capacity"),
)
PLACE = (
    Column("場所の表記", "location_wording"),
    Column("郵便番号", "postcode", printed_postcode),
    Column("住所", "address"),
    Column("緯度", "lat", decimal),
    Column("経度", "lng", decimal),
    Column("行き方", "access"),
    Parts("会場", "venues", venues),
)
CONTACTS = (
    Parts("電話", "contacts", contacts(ResourceContact.Method.PHONE, telephone)),
    Parts("ファクス", "contacts", contacts(ResourceContact.Method.FAX, telephone)),
    Parts("メール", "contacts", contacts(ResourceContact.Method.EMAIL, validated(validate_email))),
    Parts("ウェブ", "contacts", contacts(ResourceContact.Method.WEB, validated(URLValidator()))),
)
HOURS = (
    Given("日時", timetable),
    Column("日時の表記", "hours_wording"),
    Column("頻度", "frequency"),
)
CARE = (
    Parts("ことば", "languages", languages),
    Parts("バリアフリー", "accessibility", accessibility),
    Column("バリアフリーの備考", "accessibility_note"),
)
EVIDENCE = (
    Column("記載のない項目", "unconfirmed", lines),
    SOURCE,
    LINES,
    Given("確認した日", day),
    Given("確認した人"),
    NOTE,
)

RESOURCES = File(
    name="resources.csv",
    noun="社会資源",
    model=models.Resource,
    key=("整理番号",),
    compose=_compose,
    columns=(*IDENTITY, *BELONGING, *CONDITIONS, *PLACE, *CONTACTS, *HOURS, *CARE, *EVIDENCE),
)

FILES = (RESOURCES,)
