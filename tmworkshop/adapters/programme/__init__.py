"""The lead's folder: what was taken in, from whom, and what went out."""
