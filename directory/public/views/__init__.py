"""The public pages. Each view is one sentence: read, ask, render."""
