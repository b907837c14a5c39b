"""Records as rows of a sheet: what a column holds, how a cell is read and written."""
