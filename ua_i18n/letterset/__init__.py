"""A set of letters on disk: files, the manifest that accounts for them, and the proof that both are whole."""

from ua_i18n.letterset.archiving import archive, archive_path
from ua_i18n.letterset.entry import Entry, place
from ua_i18n.letterset.journal import Journal, Unfinished, journals, unfinished
from ua_i18n.letterset.manifest import (
    FORMAT,
    IGNORE,
    MANIFEST,
    Manifest,
    account,
    claimed,
    drop,
    keep_from_git,
    left_over,
    load_manifest,
    write_manifest,
)
from ua_i18n.letterset.proof import Proof, fold, folding
from ua_i18n.letterset.spool import Spool
from ua_i18n.letterset.verifying import Fault, verify
from ua_i18n.letterset.writing import Order, bundle_digest, write, written

__all__ = [
    "FORMAT",
    "IGNORE",
    "MANIFEST",
    "Entry",
    "Fault",
    "Journal",
    "Manifest",
    "Order",
    "Proof",
    "Spool",
    "Unfinished",
    "account",
    "archive",
    "archive_path",
    "bundle_digest",
    "claimed",
    "drop",
    "fold",
    "folding",
    "journals",
    "keep_from_git",
    "left_over",
    "load_manifest",
    "place",
    "unfinished",
    "verify",
    "write",
    "write_manifest",
    "written",
]
