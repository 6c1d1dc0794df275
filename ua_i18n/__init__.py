"""Localisation of Urgent Actions: the names that plugin authors may use, and nothing else."""

from ua_i18n.dates import find_dates
from ua_i18n.errors import FormatError, PluginError, UaError
from ua_i18n.faults import fault
from ua_i18n.hookspecs import (
    AnyCheck,
    CatalogCheck,
    Check,
    Exchange,
    Reader,
    Recogniser,
    Renderer,
    TokenShape,
    Translator,
    hookimpl,
)
from ua_i18n.languages import month_numbers
from ua_i18n.model import (
    Block,
    BlockRole,
    Draft,
    Finding,
    Gender,
    Layout,
    Letter,
    Locale,
    Message,
    Protected,
    Run,
    Severity,
    SourceLine,
    SourceText,
    Span,
    SpanKind,
    Term,
    Translation,
)
from ua_i18n.placeholders import BraceError, Slot, pieces
from ua_i18n.provenance import drafted, is_draft

__all__ = [
    "AnyCheck",
    "Block",
    "BlockRole",
    "BraceError",
    "CatalogCheck",
    "Check",
    "Draft",
    "Exchange",
    "Finding",
    "FormatError",
    "Gender",
    "Layout",
    "Letter",
    "Locale",
    "Message",
    "PluginError",
    "Protected",
    "Reader",
    "Recogniser",
    "Renderer",
    "Run",
    "Severity",
    "Slot",
    "SourceLine",
    "SourceText",
    "Span",
    "SpanKind",
    "Term",
    "TokenShape",
    "Translation",
    "Translator",
    "UaError",
    "drafted",
    "fault",
    "find_dates",
    "hookimpl",
    "is_draft",
    "month_numbers",
    "pieces",
]
__version__ = "0.1.0"
