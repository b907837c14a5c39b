"""不足と開拓: what is missing and what becomes of it."""
