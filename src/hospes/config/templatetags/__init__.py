"""Template tags of the look: words and marks that every face draws alike."""
