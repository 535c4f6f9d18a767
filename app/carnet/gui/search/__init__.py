"""Finding: the field at the top and its results as you type."""
