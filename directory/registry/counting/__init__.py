"""Counting: what a municipality reports yearly, what is missing, and what may be published."""

from .cases import contributions

__all__ = ["contributions"]
