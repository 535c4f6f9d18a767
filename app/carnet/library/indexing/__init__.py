"""From a file to what is found: first its text, then its vectors."""
