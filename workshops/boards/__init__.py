"""Boards: what people write, and how the room sorts it."""
