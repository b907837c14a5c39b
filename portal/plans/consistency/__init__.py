"""Where a plan and the directory disagree. Everything but ``report`` knows no framework."""
