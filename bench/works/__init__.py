"""Pieces of work to measure: each makes one sample of one peer, a figure by name."""
