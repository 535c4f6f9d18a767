"""The file system: what is there, what changes, what is left alone."""
