"""Grounded answers: evidence, prompt, generation, support, citations, abstention."""
