"""Importing: what a person drops, pastes or chooses is copied into the library."""
