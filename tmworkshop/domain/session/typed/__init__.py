"""What a line means: read, turned into facts, beside the question or in answer."""
