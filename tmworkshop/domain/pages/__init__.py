"""What each page says, worded and sorted."""
