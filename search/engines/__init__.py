"""Engines behind one contract; only ``search.index`` knows which one is in use."""
