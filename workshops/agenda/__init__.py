"""The agenda: stages and their runs, activities, the timer and the spotlight."""
