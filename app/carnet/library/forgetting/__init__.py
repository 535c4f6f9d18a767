"""Leaving no byte of a text behind."""
