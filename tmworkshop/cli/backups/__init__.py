"""Copies of the whole workspace."""
