"""Files every municipality shares: sectors, concerns, wordings, emergencies."""

from __future__ import annotations

from directory import models
from directory.sample.columns import NAME, READING, Column, Link
from directory.sample.drafts import File
from directory.sample.values import choice, each, lines, telephone, whole_number, yes

SORT_ORDER = Column("並び順", "sort_order", whole_number)
TOPIC = Column("内容", "topic", choice(models.EmergencyTopic), required=True)

SECTORS = File(
    name="sectors.csv",
    noun="分野",
    model=models.Sector,
    key=("記号",),
    called=("名称", "記号"),
    own=("code",),
    shared=True,
    columns=(
        Column("記号", "code", required=True),
        NAME,
        READING,
        Column("だれのためか", "description"),
        SORT_ORDER,
    ),
)

CONCERNS = File(
    name="concerns.csv",
    noun="困りごと",
    model=models.Concern,
    key=("アドレス",),
    called=("名称", "アドレス"),
    own=("slug",),
    shared=True,
    columns=(
        Column("アドレス", "slug", required=True),
        NAME,
        READING,
        Column("説明", "description"),
        Column("たとえば", "examples", lines),
        Link("分野", "sectors", "sectors.csv", many=True),
        Column("事業の型", "programme_types", each(choice(models.ProgrammeType))),
        Column("どこに相談したらよいかわからない", "unsure", yes),
        SORT_ORDER,
    ),
)

SYNONYMS = File(
    name="synonyms.csv",
    noun="言い換え",
    model=models.SynonymRow,
    key=("ふだんのことば",),
    own=("wording",),
    columns=(
        Column("ふだんのことば", "wording", required=True),
        Column("正式なことば", "terms", lines, required=True),
    ),
)

EMERGENCY_WORDS = File(
    name="emergency_words.csv",
    noun="緊急のことば",
    model=models.EmergencyWord,
    key=("ことば", "内容"),
    own=("wording", "topic"),
    columns=(Column("ことば", "wording", required=True), TOPIC),
)

EMERGENCY_LINES = File(
    name="emergency_lines.csv",
    noun="緊急の電話",
    model=models.EmergencyLine,
    key=("内容", "名称"),
    own=("topic", "name"),
    columns=(
        TOPIC,
        NAME,
        Column("電話", "phone", telephone, required=True),
        Column("受付時間", "hours"),
        Column("説明", "remark"),
        Column("出どころ", "source"),
        SORT_ORDER,
    ),
)

FILES = (SECTORS, CONCERNS, SYNONYMS, EMERGENCY_WORDS, EMERGENCY_LINES)
