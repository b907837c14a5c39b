"""Counting: what a municipality reports yearly, what is missing, and what may be published."""
