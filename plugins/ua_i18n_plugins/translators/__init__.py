"""Translators that draft messages."""
