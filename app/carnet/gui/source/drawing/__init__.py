"""A note's Markdown drawn into a text document, with its lines, quotes and marks."""
