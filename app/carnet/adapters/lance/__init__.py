"""Chunks and vectors in LanceDB."""
