"""The people who sign the letters of a set, from tables as spreadsheets write them."""

from ua_i18n.senders.people import Senders, parse

__all__ = ["Senders", "parse"]
