"""Asking: questions, answers as they are written, their sources."""
