"""Whoever shows a screen and brings an answer back."""
