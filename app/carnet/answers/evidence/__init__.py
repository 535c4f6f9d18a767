"""The sentences that may answer, and how far each carries."""
