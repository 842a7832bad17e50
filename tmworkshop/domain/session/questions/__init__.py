"""What is asked: each question, its words, and what it fills."""
