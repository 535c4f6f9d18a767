"""Encoders as their folders describe them: read, computed plainly, and built as graphs."""
