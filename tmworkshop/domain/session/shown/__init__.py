"""What the room sees: the screen at a moment."""
