"""What the importer tells, in the words of whoever uploaded a document."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.importing.data import FaultCode, Reason, Step, Unreadable
from portal.importing.drafting import Dropped

REASONS = {
    Reason.EMPTY: _("このファイルには何も書かれていません。中身のあるファイルを選んでください。"),
    Reason.BROKEN: _(
        "このファイルはこわれていて読めません。もとのソフトで開いて、保存しなおしてください。"
    ),
    Reason.ENCRYPTED: _(
        "このファイルはパスワードで守られています。パスワードを外して保存したものを選んでください。"
    ),
    Reason.IMAGE_ONLY: _(
        "このPDFは紙を写した画像で、文字が入っていません。"
        "もとの文書（Wordなど）か、文字認識をしたPDFを選んでください。"
    ),
    Reason.UNKNOWN_KIND: _(
        "この種類のファイルは読めません。テキスト・Markdown・Word（docx）・PDFを選んでください。"
    ),
    Reason.UNKNOWN_ENCODING: _("文字コードが分かりません。UTF-8で保存しなおしてください。"),
    Reason.TOO_LARGE: _("ファイルが大きすぎます。画像を減らすか、章ごとに分けてください。"),
    Reason.TOO_MANY_PAGES: _("ページが多すぎます。章ごとに分けて取り込んでください。"),
    Reason.TOO_MUCH_TEXT: _("文章が長すぎます。章ごとに分けて取り込んでください。"),
    Reason.TOO_MUCH_UNPACKED: _(
        "広げると大きくなりすぎるファイルなので、読みませんでした。画像を減らしてください。"
    ),
}
STEPS = {
    Step.READING: _("ファイルを読んでいます"),
    Step.OUTLINE: _("見出しを探しています"),
    Step.PROGRAMMES: _("事業の表を読んでいます"),
    Step.PLACES: _("窓口と場所を探しています"),
    Step.WRITING: _("下書きのページを書いています"),
}
FAULTS = {
    FaultCode.RUN_TOGETHER: _("2つの欄の文章がまざっているようです。"),
    FaultCode.BROKEN_TABLE: _("表の形が読み取れませんでした。"),
    FaultCode.UNKNOWN_COLUMN: _("この見出しが何を指すか分かりませんでした。"),
    FaultCode.NO_DEPARTMENT: _("担当課が見つかりませんでした。"),
    FaultCode.NO_MODE: _("実施方式が見つかりませんでした。"),
    FaultCode.MODE_WORDING: _("実施方式のことばが分かりませんでした。"),
    FaultCode.OPERATOR_WITHOUT_MODE: _("この運営主体の実施方式が分かりませんでした。"),
    FaultCode.PLACE_WITHOUT_PROGRAMME: _("この場所がどの事業のものか分かりませんでした。"),
    FaultCode.DISAGREEMENT: _("同じ事業について、書かれていることが食いちがっています。"),
    FaultCode.FURNITURE: _("ページ番号や欄外の文字とみて、本文から分けました。"),
}
UNEXPECTED = _(
    "思いがけないことが起きて、取り込めませんでした。何も作っていません。"
    "ファイルを保存しなおして、もう一度選んでください。"
    "それでもだめなときは、システムの管理者に知らせてください。"
)


def why_not(error: Unreadable | Dropped) -> str:
    """Why a document was refused, with what to do next."""
    if isinstance(error, Dropped):
        text = gettext("文書の一部（%s）を下書きに入れられませんでした。何も作っていません。")
        return text % error.characters[:20]
    said = str(REASONS[error.reason])
    if error.found is None or error.limit is None:
        return said
    counted = gettext("（%(found)s。読めるのは%(limit)sまでです。）")
    return said + counted % {"found": f"{error.found:,}", "limit": f"{error.limit:,}"}
