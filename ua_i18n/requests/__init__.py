"""Puts the requests of an Urgent Action to the reader of a letter: "urging them to lift …" → "I urge you to lift …"."""

from ua_i18n.requests.putting import is_ground, put_request, put_requests
from ua_i18n.requests.readers import Reader, StateNames, readers_of
from ua_i18n.requests.steps import out_of_step, without_outgrown

__all__ = [
    "Reader",
    "StateNames",
    "is_ground",
    "out_of_step",
    "put_request",
    "put_requests",
    "readers_of",
    "without_outgrown",
]
