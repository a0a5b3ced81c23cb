"""Jobs at the desk: the list, beginning one, the editor, the board of one job, and moving on it."""
