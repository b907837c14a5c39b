"""From lines to what they say: ``understand`` is the door, ``coverage`` the proof."""

from .coverage import coverage
from .door import understand

__all__ = ["coverage", "understand"]
