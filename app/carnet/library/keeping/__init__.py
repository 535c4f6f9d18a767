"""The thread that keeps a library current, and its manners."""
