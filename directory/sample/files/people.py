"""Departments and organizations."""

from __future__ import annotations

from directory import models
from directory.sample.columns import LINES, NAME, NOTE, READING, SOURCE, Column, Parts
from directory.sample.drafts import File
from directory.sample.parts import organization_names
from directory.sample.values import telephone, yes

DEPARTMENTS = File(
    name="departments.csv",
    noun="担当課",
    model=models.Department,
    key=("名称",),
    own=("name",),
    columns=(NAME, READING, Column("電話", "phone", telephone), SOURCE, LINES, NOTE),
)

ORGANIZATIONS = File(
    name="organizations.csv",
    noun="運営主体",
    model=models.Organization,
    key=("名称",),
    own=("name",),
    columns=(
        NAME,
        READING,
        Parts("別の名前", "other_names", organization_names),
        Column("市町村そのもの", "is_municipality", yes),
        Column("アドレス", "website"),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (DEPARTMENTS, ORGANIZATIONS)
