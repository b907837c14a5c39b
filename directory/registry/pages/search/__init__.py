"""台帳をさがす: the list of resources, its filters, saved searches, exports."""
