"""What a language model gets, and what is kept of what it writes."""
