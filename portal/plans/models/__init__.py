"""Plans, handbooks and the editions fixed of them."""

from .edition import Edition
from .handbook import HandbookChapterPage, HandbookPage
from .plan import ChapterPage, PlanPage

__all__ = ["ChapterPage", "Edition", "HandbookChapterPage", "HandbookPage", "PlanPage"]
