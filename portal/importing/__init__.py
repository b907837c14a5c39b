"""From a municipality's document to what it says: read, then understood. Knows no framework."""
