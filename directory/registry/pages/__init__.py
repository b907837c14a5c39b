"""The registry's pages, one module a noun: read, ask, render."""
