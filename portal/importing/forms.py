"""What editors fill in: the upload, the missing facts, the headings of their own plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Municipality
from portal.importing.accepting import missing
from portal.importing.data import Reason, Unreadable
from portal.importing.models import HeadingName, ImportFinding, ImportRun
from portal.importing.reading.limits import DEFAULT_LIMITS
from portal.importing.running import digest_of
from portal.importing.wording import REASONS, why_not


class UploadForm(forms.Form):
    """A file for one municipality; after validation ``content`` and ``digest`` are its own."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(), label=gettext_lazy("自治体")
    )
    file = forms.FileField(
        label=gettext_lazy("計画のファイル"),
        max_length=200,
        help_text=gettext_lazy(
            "テキスト・Markdown・Word（docx）・文字の入ったPDF。"
            "個人の名前などが入っていないか、先に確かめてください。"
            "ファイルは残しません。読み取った文章だけを、この取り込みを消すまで残します。"
        ),
        widget=forms.FileInput(attrs={"accept": ".txt,.text,.tsv,.md,.markdown,.docx,.pdf"}),
        error_messages={
            "empty": REASONS[Reason.EMPTY],
            "required": gettext_lazy("取り込むファイルを選んでください。"),
            "max_length": gettext_lazy(
                "ファイルの名前が長すぎます。短い名前に変えて、もう一度選んでください。"
            ),
        },
    )
    title = forms.CharField(
        label=gettext_lazy("計画の題"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("文書に題が書かれていないときに使います。空けてもかまいません。"),
    )
    again = forms.BooleanField(
        label=gettext_lazy("前に取り込んだファイルでも、もう一度取り込む"), required=False
    )

    content: bytes = b""
    digest: str = ""

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities
        own = list(municipalities[:2])
        if len(own) == 1:
            self.fields["municipality"].initial = own[0]
            self.fields["municipality"].widget = forms.HiddenInput()

    def clean_file(self) -> Any:
        """Too large a file is refused before it is looked at."""
        file = self.cleaned_data["file"]
        if file.size > DEFAULT_LIMITS.bytes:
            error = Unreadable(Reason.TOO_LARGE, found=file.size, limit=DEFAULT_LIMITS.bytes)
            raise ValidationError(why_not(error))
        self.content = file.read()
        self.digest = digest_of(self.content)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.digest and cleaned.get("municipality") and not cleaned.get("again"):
            before = self._before(cleaned["municipality"])
            if before:
                self.add_error("file", _told_before(before))
        return cleaned

    def _before(self, municipality: Municipality) -> ImportRun | None:
        runs = ImportRun.objects.filter(municipality=municipality, digest=self.digest)
        return runs.exclude(state=ImportRun.State.FAILED).only("pk", "started_at").first()


def _told_before(run: ImportRun) -> str:
    text = _(
        "このファイルは前に取り込みました。"
        "もう一度取り込むときは、下の欄にしるしを付けて、ファイルを選びなおしてください。"
        "<a href='{}'>前の結果を見る</a>"
    )
    return format_html(text, reverse("plan_import", args=[run.pk]))


class MissingForm(forms.Form):
    """What the document does not say and a new record of this kind needs."""

    def __init__(self, *args: Any, kind: str, asked: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in asked:
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=[("", _("選んでください")), *missing.choices(kind, name)],
                required=False,
            )


LABELS = {
    "programme_type": gettext_lazy("標準の事業の型"),
    "sector": gettext_lazy("分野"),
    "kind": gettext_lazy("種類"),
}


def missing_form(finding: ImportFinding, data: Any = None) -> MissingForm | None:
    """The form a finding needs before it can be accepted, if any."""
    asked = missing.missing(finding)
    return MissingForm(data, kind=finding.kind, asked=asked) if asked else None


class HeadingForm(forms.ModelForm):
    """One heading of a municipality's own plan."""

    class Meta:
        model = HeadingName
        fields = ("name", "field")

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        rows = HeadingName.objects.filter(municipality=self.instance.municipality, name=name)
        if rows.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("この見出しは、もう登録してあります。先に消してください。"))
        return name
