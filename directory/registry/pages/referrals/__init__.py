"""つなぎ: step by step from a proposal to settling in."""
