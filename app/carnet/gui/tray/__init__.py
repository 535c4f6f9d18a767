"""An icon among those of the desktop: says what Carnet does, leads to it, pauses it."""
