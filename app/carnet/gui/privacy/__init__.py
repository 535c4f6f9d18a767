"""What is denied, what is kept and where, taking it along, and making it go."""
