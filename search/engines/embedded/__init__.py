"""The engine inside the process: tantivy for the words, one SQLite file beside it."""

from search.engines.embedded.engine import EmbeddedEngine as Engine

__all__ = ["Engine"]
