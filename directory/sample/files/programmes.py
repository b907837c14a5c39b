"""Programmes."""

from __future__ import annotations

from directory import models
from directory.sample.columns import LINES, NAME, NOTE, REF, SOURCE, Column, Link, Parts
from directory.sample.drafts import Draft, File, Part
from directory.sample.parts import legal_items, operators, staff
from directory.sample.values import choice, lines


def _name_the_source(draft: Draft) -> None:
    source = draft.links["source"]
    said = {"locator": draft.values["source_lines"]}
    if source.names:
        part = Part(models.ProgrammeVerification, said, source.column, {"source": source})
        draft.parts["verifications"] = [part]


PROGRAMMES = File(
    name="programmes.csv",
    noun="事業",
    model=models.Programme,
    key=("整理番号",),
    compose=_name_the_source,
    columns=(
        REF,
        Link("上位", "parent", "programmes.csv"),
        Column("計画の中の番号", "number"),
        Column("計画の中の区分", "section"),
        Parts("号", "items", legal_items),
        Column("号の根拠", "items_basis", choice(models.Basis)),
        Column("号の根拠の表記", "items_basis_wording"),
        Column("事業の型", "programme_type", choice(models.ProgrammeType), required=True),
        NAME,
        Column("自治体での呼び名", "local_name"),
        Link("分野", "sector", "sectors.csv", required=True),
        Column("分野の表記", "sector_wording"),
        Link("担当課", "departments", "departments.csv", many=True),
        Column("実施方式の表記", "mode_wording"),
        Column("設置形態", "setup_form"),
        Parts("運営主体", "operators", operators(models.ProgrammeOperator)),
        Column("対象者", "target", lines),
        Column("対象外", "exclusion"),
        Column("根拠法令", "law"),
        Parts("人員配置", "staffing", staff),
        Column("場所の表記", "location_wording"),
        Link("区域", "areas", "areas.csv", many=True),
        Column("区域の表記", "area_wording"),
        Column("事業内容", "contents", lines),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (PROGRAMMES,)
