"""The municipality, its sources, its towns and its catchment areas."""

from __future__ import annotations

from directory import models
from directory.sample.columns import LINES, NAME, NOTE, READING, SOURCE, Column, Given, Link, Parts
from directory.sample.drafts import Draft, File
from directory.sample.parts import postcodes, towns
from directory.sample.values import (
    choice,
    day_or_month,
    decimal,
    lines,
    telephone,
    whole_number,
    yes,
)

MUNICIPALITY = File(
    name="municipality.csv",
    noun="自治体",
    model=models.Municipality,
    key=("コード",),
    called=("名称",),
    once=("アドレス",),
    own=("code",),
    shared=True,
    columns=(
        Column("コード", "code", required=True),
        NAME,
        READING,
        Column("都道府県", "prefecture", required=True),
        Column("アドレス", "slug", required=True),
        Column("架空", "fictional", yes),
        Column("代表電話", "phone", telephone),
        Column("公式サイト", "website"),
        NOTE,
    ),
)

SOURCES = File(
    name="sources.csv",
    noun="出どころ",
    model=models.Source,
    key=("整理番号",),
    once=("題名",),
    own=("title",),
    columns=(
        Given("整理番号", required=True),
        Column("種類", "kind", choice(models.Source.Kind), required=True),
        Column("題名", "title", required=True),
        Column("副題", "subtitle"),
        Column("発行者", "publisher"),
        Column("日付", "dated", day_or_month),
        Column("日付の表記", "dated_label"),
        Column("期間の始め", "period_from", whole_number),
        Column("期間の終わり", "period_to", whole_number),
        Column("期間の表記", "period_label"),
        Column("期間の注記", "period_note"),
        Column("根拠法令", "legal_basis", lines),
        Column("基本理念", "philosophy"),
        Column("ファイル名", "file_name"),
        Column("アドレス", "url"),
        NOTE,
    ),
)

TOWNS = File(
    name="towns.csv",
    noun="町字",
    model=models.Town,
    key=("名称",),
    own=("name",),
    columns=(
        NAME,
        READING,
        Parts("郵便番号", "postcodes", postcodes),
        Column("緯度", "lat", decimal),
        Column("経度", "lng", decimal),
        SOURCE,
    ),
)


def _say_how_towns_are_known(draft: Draft) -> None:
    for town in draft.parts["area_towns"]:
        town.values["basis"] = draft.given["町字の根拠"] or ""


AREAS = File(
    name="areas.csv",
    noun="区域",
    model=models.CatchmentArea,
    key=("整理番号",),
    called=("名称", "整理番号"),
    once=("名称",),
    own=("name",),
    compose=_say_how_towns_are_known,
    columns=(
        Given("整理番号", required=True),
        NAME,
        READING,
        Column("種類", "kind", choice(models.CatchmentArea.Kind), required=True),
        Link("上位", "parent", "areas.csv"),
        Column("どう分かったか", "basis", choice(models.Basis)),
        Column("どう分かったかの表記", "basis_wording"),
        Parts("町字", "area_towns", towns),
        Given("町字の根拠", choice(models.Basis)),
        SOURCE,
        LINES,
        NOTE,
    ),
)

FILES = (SOURCES, TOWNS, AREAS)
