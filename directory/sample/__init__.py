"""Data files in Japanese CSV, and how they become records without undoing anybody's work.

``run.load`` reads every file, checks everything, and only then writes anything.
"""
