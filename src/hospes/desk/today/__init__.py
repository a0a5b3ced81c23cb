"""Today at the desk: what is owed, to whom, by when; and the run, one person at a time."""
