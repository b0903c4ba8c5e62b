"""Designing the agenda: stages and activities are added, ordered, reworded and taken out."""
