"""The catalogue of models, and what is installed of it."""
