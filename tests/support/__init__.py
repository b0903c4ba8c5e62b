"""Real neighbours for the tests: browsers, server processes and bad networks."""
