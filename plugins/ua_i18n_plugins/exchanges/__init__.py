"""Formats in which translations travel to other tools and back."""
