"""Where a session stands: its turns, what was said at each, and the minutes."""
