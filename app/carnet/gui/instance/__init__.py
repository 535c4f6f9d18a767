"""One window for each data directory: a second start is told to the first, and ends."""
