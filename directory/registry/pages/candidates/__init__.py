"""候補: the places that fit a need, and why."""
