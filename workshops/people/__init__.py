"""Who is there: participants with their receipts, staff accounts, facilitators, projectors."""
