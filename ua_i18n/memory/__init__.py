"""Translation memory: what was said well before, found again, with today's names and dates put in."""

from ua_i18n.memory.lookup import THRESHOLD, Match, Memory, Query
from ua_i18n.memory.store import Provenance, Store
from ua_i18n.memory.translator import MemoryTranslator
from ua_i18n.memory.unit import Bearer, Origin, Unit

__all__ = [
    "THRESHOLD",
    "Bearer",
    "Match",
    "Memory",
    "MemoryTranslator",
    "Origin",
    "Provenance",
    "Query",
    "Store",
    "Unit",
]
