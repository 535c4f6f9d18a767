"""The library at the left: folders, notes, progress, problems."""
