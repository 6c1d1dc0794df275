"""Recognisers of values that must not change, beyond what the grammar of Urgent Actions knows."""
