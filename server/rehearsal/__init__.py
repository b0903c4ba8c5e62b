"""Simulated people for a rehearsal: they come in, write, group and vote by the commands of real ones."""
