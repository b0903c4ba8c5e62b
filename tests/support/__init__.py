"""Real neighbours for the tests: databases, brokers, browsers, server processes and bad networks."""
