"""How good answers are, on judged questions."""
