"""Measures how fast a note reaches a full room, here and in two plain servers of the same kind."""
