"""A plan for the next fiscal year: copied, with what must change said line by line."""
