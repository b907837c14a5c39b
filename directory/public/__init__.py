"""The public face of the directory: finding a counter, lists, and the page of a resource."""
