"""A living registry for the fictional municipality: sample/<folder>/registry/*.csv → rows."""
