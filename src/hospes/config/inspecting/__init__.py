"""``hospes inspect``: how Hospes reads one thing, by the same code that reads it in earnest."""
