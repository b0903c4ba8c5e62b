"""Outcomes: what is kept of a workshop, and the way back to where it came from."""
