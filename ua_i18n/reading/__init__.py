"""Reading: from the lines of a source to what its Urgent Action says."""

from ua_i18n.reading.document import read

__all__ = ["read"]
