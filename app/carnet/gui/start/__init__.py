"""The first minutes: what Carnet is, a folder, the models, the privacy proof."""
