"""What an editor decides about a finding: ``accept``, ``keep`` and ``reopen`` are the doors."""

from .door import accept, keep
from .refusing import CannotAcceptError
from .undoing import reopen

__all__ = ["CannotAcceptError", "accept", "keep", "reopen"]
