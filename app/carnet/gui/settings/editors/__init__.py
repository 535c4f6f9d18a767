"""One control for each kind of setting."""
