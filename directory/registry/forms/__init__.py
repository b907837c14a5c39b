"""The registry's forms, one module a noun."""
