"""きょう: what is due, what has come in."""
