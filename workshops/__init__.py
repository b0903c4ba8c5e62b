"""The domain: what a workshop is and what may happen in it. Knows neither Flask nor sockets."""
