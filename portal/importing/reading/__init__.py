"""From bytes to lines: ``read`` is the only door."""

from .door import read
from .limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "read"]
