"""What a verb refuses, told beside the field it is about."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError


def tell(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Add a verb's refusal to a form; what no field of the form is about stands above it."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        for error in errors:
            form.add_error(name if name in form.fields else None, error)
