"""Fetching files by their address: HTTPS, resumed, checked while they arrive."""
