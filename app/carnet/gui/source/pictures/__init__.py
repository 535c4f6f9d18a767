"""The pictures of a note: which may be shown, how they are loaded."""
