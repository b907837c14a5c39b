"""Plans kept as Markdown files: read, checked, and made into pages."""
