"""Files that people write: designs, prompts, settings, rosters, scripts."""
