"""台帳の一件: one resource as staff know it."""
