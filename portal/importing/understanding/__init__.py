"""From lines to what they say: ``understand`` is the door, ``coverage`` the proof."""

from .door import understand

__all__ = ["understand"]
