"""Folders, documents, conversations and judgements in SQLite."""
