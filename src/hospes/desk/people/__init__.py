"""People at the desk: lists, one case with its file and thread, and every act on it."""
