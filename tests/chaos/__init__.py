"""Bad days, for hours: `make chaos`, and a few seconds of it in `make test`."""
