"""A gettext catalog: entries, header and text, the origin of drafts, and which entry serves which message."""

from ua_i18n.catalog.catalog import Catalog, Entry
from ua_i18n.catalog.poentry import Target

__all__ = ["Catalog", "Entry", "Target"]
