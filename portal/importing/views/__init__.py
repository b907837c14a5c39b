"""Importing plans in the admin."""
