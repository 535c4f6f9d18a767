"""Carnet: ask your own notes, on your own machine."""

__version__ = "0.1.0"
