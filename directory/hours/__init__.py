"""Opening hours: written text ↔ rules ↔ open now, next open day. Pure Python, no Django."""
