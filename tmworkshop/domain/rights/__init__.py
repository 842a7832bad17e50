"""What is held about one person: corrected, handed over, erased."""
