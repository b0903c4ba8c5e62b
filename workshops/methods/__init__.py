"""The method library: agenda templates with their texts in Thai and English, as data."""
