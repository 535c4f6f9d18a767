"""The only importers of engines: databases, models, watchers, document parsers."""
