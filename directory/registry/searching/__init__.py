"""What staff may ask of the list of records, and how the index answers."""
