"""Forgetting: the question, the proof, and taking something in again."""
