"""Merges of what people made of a document with what a newer reading says."""

from ua_i18n.merging.threeway import Conflict, merge

__all__ = ["Conflict", "merge"]
