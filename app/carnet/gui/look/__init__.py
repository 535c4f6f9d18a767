"""How the window looks: colours, drawings, and the small widgets every screen uses."""
