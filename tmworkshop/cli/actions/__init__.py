"""Actions: listed, shown with their story, put right."""
