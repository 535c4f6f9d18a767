"""What the desktop tells a person while they look elsewhere: only what needs them."""
