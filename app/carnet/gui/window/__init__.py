"""The one window: its panes, its bar, and where things stood last time."""
