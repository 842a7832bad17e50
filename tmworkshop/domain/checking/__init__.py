"""What words have to hold to before they are put to a room."""
