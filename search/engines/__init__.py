"""Engines behind one contract; only ``search.api`` knows which one is in use."""
