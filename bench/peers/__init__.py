"""The servers that are measured, and how the load generator talks to each."""
