"""The plan room in the staff wing: fixing editions, their list, and where plans are out of date."""
