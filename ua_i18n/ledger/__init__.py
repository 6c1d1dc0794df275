"""The append-only account of who did what to which content, and what is whole of a damaged one."""

from ua_i18n.ledger.events import Ledger, judged, line, parse, state, timestamp

__all__ = ["Ledger", "judged", "line", "parse", "state", "timestamp"]
