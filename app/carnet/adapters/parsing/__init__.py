"""Documents that are not text: read in a child process that has limits."""
