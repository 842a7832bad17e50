"""Copies of the workspace: made, verified, changed, restored."""
