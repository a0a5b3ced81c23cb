"""The inbox: what candidates said, and the answer that is owed."""
