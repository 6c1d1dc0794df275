"""The values that pass from stage to stage: frozen, typed, free of files and clocks."""

from ua_i18n.model.action import (
    ActionKind,
    AppealGroup,
    Confirmed,
    Deadline,
    LetterParts,
    Paragraph,
    Reading,
    Request,
    Update,
    UrgentAction,
)
from ua_i18n.model.addressee import Addressee, Gender, Level, Rank
from ua_i18n.model.digests import EOT, digest_of, message_key
from ua_i18n.model.event import Action, Event, State
from ua_i18n.model.letter import Block, BlockRole, Inline, Letter, Picture, Run
from ua_i18n.model.locale import Conventions, Layout, Locale, Term, TermStatus
from ua_i18n.model.message import Draft, Finding, Message, Severity, Translation
from ua_i18n.model.protected import (
    TYPED_KINDS,
    VERBATIM_KINDS,
    GrammaticalNumber,
    Policy,
    Protected,
    Role,
    Span,
    SpanKind,
)
from ua_i18n.model.source import Source, SourceLine, SourceText, Unrecognised
from ua_i18n.model.stationery import Envelope, LabelSheet, Stationery, Window

__all__ = [
    "EOT",
    "TYPED_KINDS",
    "VERBATIM_KINDS",
    "Action",
    "ActionKind",
    "Addressee",
    "AppealGroup",
    "Block",
    "BlockRole",
    "Confirmed",
    "Conventions",
    "Deadline",
    "Draft",
    "Envelope",
    "Event",
    "Finding",
    "Gender",
    "GrammaticalNumber",
    "Inline",
    "LabelSheet",
    "Layout",
    "Letter",
    "LetterParts",
    "Level",
    "Locale",
    "Message",
    "Paragraph",
    "Picture",
    "Policy",
    "Protected",
    "Rank",
    "Reading",
    "Request",
    "Role",
    "Run",
    "Severity",
    "Source",
    "SourceLine",
    "SourceText",
    "Span",
    "SpanKind",
    "State",
    "Stationery",
    "Term",
    "TermStatus",
    "Translation",
    "Unrecognised",
    "Update",
    "UrgentAction",
    "Window",
    "digest_of",
    "message_key",
]
