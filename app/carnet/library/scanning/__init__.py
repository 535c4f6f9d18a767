"""What is on the disk: watched folders looked at, compared with what is known."""
