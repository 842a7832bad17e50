"""Sessions: planned, walked, listed, put right."""
