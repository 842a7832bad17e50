"""Learning sets and who is in them."""
