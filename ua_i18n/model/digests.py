"""How content is bound to a name: keys and digests that are the same on every machine."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring

EOT = "\x04"  # joins msgctxt and msgid, as in a compiled catalog (gettext manual, "MO files")

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def message_key(context: str, source: str) -> str:
    """The first 12 hex digits of SHA-256(msgctxt + EOT + msgid): how commands and events name a message."""
    return hashlib.sha256(f"{context}{EOT}{source}".encode()).hexdigest()[:12]


def digest_of(content: object) -> str:
    """SHA-256, in hex, of compact UTF-8 JSON."""
    return hashlib.sha256(_compact(content).encode("utf-8", "surrogatepass")).hexdigest()


def _compact(content: object) -> str:
    """Compact JSON; texts and lists, of which there are very many, are not worth starting an encoder for."""
    if isinstance(content, str):
        return encode_basestring(content)
    if isinstance(content, (list, tuple)):
        parts = [encode_basestring(part) if isinstance(part, str) else _compact(part) for part in content]
        return f"[{','.join(parts)}]"
    return _COMPACT.encode(content)
