"""From candidates to passages in their order."""
