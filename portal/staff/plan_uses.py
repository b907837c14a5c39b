"""Where plans and handbooks show a record: said before it is deleted or taken off the site."""

from __future__ import annotations

from typing import Any

from portal.plans.usage import where_used


class SaysWhereUsed:
    """A view of one record that names the pages which show it."""

    def get_context_data(self, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context | {"plan_uses": where_used(self.object)}


class SaysWhereEachIsUsed:
    """A bulk action that names the pages which show any of its records."""

    def object_context(self, obj) -> dict[str, Any]:
        return super().object_context(obj) | {"plan_uses": where_used(obj)}
