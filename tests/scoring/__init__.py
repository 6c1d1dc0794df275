"""Scores the reader and the protection against a corpus of documents that people have read first."""
