"""The words of Carnet: frozen dataclasses, enums, errors. Standard library only."""
