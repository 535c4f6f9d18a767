"""Processes, power and processor of this machine."""
