"""数字: what municipalities report yearly."""
