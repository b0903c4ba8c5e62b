"""G22: what holds for one process holds for three."""
