"""What a person may do with a page, where Wagtail's own rule goes further than ours."""

from __future__ import annotations

from wagtail.models import PagePermissionTester


class RightsOnPage(PagePermissionTester):
    """Who may only draft throws no page away; Wagtail would let them delete drafts."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self._publishes() and super().can_delete(ignore_bulk)

    def can_set_view_restrictions(self) -> bool:
        """Who may read a page follows from its kind; an administrator may still close one."""
        return self.user.is_superuser

    def _publishes(self) -> bool:
        return self.user.is_superuser or "publish" in getattr(self, "permissions", ())


class RightsOnFirstPage(RightsOnPage):
    """A municipality's first page stays where it is: everything else hangs on it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.user.is_superuser and super().can_delete(ignore_bulk)

    def can_copy(self) -> bool:
        """A municipality has one first page."""
        return False
