"""What leaves a laptop for a programme: voices that were let go, and counts."""
