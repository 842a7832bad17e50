"""Pango, and the libraries it needs, cut out of what GStreamer built of them."""
