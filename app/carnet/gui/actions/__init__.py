"""Everything a person can do in the window, listed once: shortcuts and palette read this list."""
