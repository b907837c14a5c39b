"""The staff wing: the registry of social resources, needs, and what brings both together."""
