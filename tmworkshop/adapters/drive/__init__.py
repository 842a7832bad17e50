"""What a drive is asked for, whatever lies on it: files, their names, locks."""
