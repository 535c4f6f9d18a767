"""How well a searcher finds, on judged queries."""
