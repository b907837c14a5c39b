"""From an understood document to draft pages: ``draft`` is the door."""

from .door import Dropped, draft

__all__ = ["Dropped", "draft"]
