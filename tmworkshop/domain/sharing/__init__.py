"""Who may read which words, and whose names stand beside them."""
