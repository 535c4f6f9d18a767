"""What stands around a note: links here, links from here, notes about the same."""
