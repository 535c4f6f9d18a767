"""Who hears whom: the engine's news to the panes, a person's wishes to the engine."""
