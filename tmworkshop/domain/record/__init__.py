"""Who is in a set, and what its facts add up to."""
