"""What is known and may be put to a room: looked up, listed, checked."""
