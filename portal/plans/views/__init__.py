"""The public addresses of editions; a plan's own pages are Wagtail's."""
