"""Finding words in what is shown."""
