"""Forms of papers: the files they offer, and who may open them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from directory.models import Paper

from .forms import PartForm, RecordForm


class PaperVersionForm(PartForm):
    """One version, with a file the user may choose or the one that stands there already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        files = self.fields["document"]
        policy = policy_registry.get_by_type(files.queryset.model)
        offered = policy.instances_user_has_permission_for(self.for_user, "choose")
        standing = files.queryset.filter(pk=self.instance.document_id)
        files.queryset = (offered | standing).distinct()


class PaperForm(RecordForm):
    """A paper, whose files must be kept where those it is for can open them, and nobody else."""

    def clean(self):
        cleaned = super().clean()
        versions = self.formsets.get("versions")
        if versions is not None and versions.is_valid():
            for form in versions.forms:
                self._check_shelf(form, cleaned.get("audience"))
        return cleaned

    def _check_shelf(self, form: PartForm, audience: str | None) -> None:
        document = form.cleaned_data.get("document")
        if document is None or form.cleaned_data.get("DELETE"):
            return
        closed = document.collection.get_view_restrictions().exists()
        if audience == Paper.Audience.STAFF and not closed:
            form.add_error("document", OPEN_SHELF)
        elif audience == Paper.Audience.PUBLIC and closed:
            form.add_error("document", CLOSED_SHELF)


OPEN_SHELF = _(
    "このファイルは、だれでも開けるコレクションにあります。"
    "文書の画面で「職員のみ」のコレクションに移してから選んでください。"
)
CLOSED_SHELF = _(
    "このファイルは「職員のみ」のコレクションにあり、住民の方は開けません。"
    "文書の画面で自治体のコレクションに移すか、見られる人を「職員だけが見られる」にしてください。"
)
