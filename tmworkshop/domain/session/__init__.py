"""A session under way: turns, what is asked, what a line means, what is shown."""
