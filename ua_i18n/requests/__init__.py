"""Puts the requests of an Urgent Action to the reader of a letter: "urging them to lift …" → "I urge you to lift …"."""

from ua_i18n.requests.filling import put_requests
from ua_i18n.requests.kinds import is_ground, refers_back
from ua_i18n.requests.lists import texts_to_put
from ua_i18n.requests.putting import put_request
from ua_i18n.requests.readers import Reader, StateNames, readers_of
from ua_i18n.requests.steps import other_readers, out_of_step, without_outgrown

__all__ = [
    "Reader",
    "StateNames",
    "is_ground",
    "other_readers",
    "out_of_step",
    "put_request",
    "put_requests",
    "readers_of",
    "refers_back",
    "texts_to_put",
    "without_outgrown",
]
