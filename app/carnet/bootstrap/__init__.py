"""The composition root: the one package that names concrete classes."""
