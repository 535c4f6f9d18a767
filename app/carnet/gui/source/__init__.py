"""Reading: a note rendered, scrolled to the cited lines."""
