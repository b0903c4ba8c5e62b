"""Pages and the API: one blueprint per audience."""
