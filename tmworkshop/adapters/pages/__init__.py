"""Pages as HTML and as PDF."""
