"""What the window says: numbers, times, progress and failures in the person's language."""
