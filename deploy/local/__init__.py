"""Real neighbours of the product, on this machine alone: databases, brokers, a proxy in front."""
