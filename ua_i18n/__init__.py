"""Localisation of Urgent Actions: the names that plugin authors may use, and nothing else."""

from ua_i18n.errors import FormatError, PluginError, UaError
from ua_i18n.hookspecs import Check, Exchange, Reader, Recogniser, Renderer, TokenShape, Translator, hookimpl
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
    Translation,
)
from ua_i18n.placeholders import BraceError, Slot, pieces

__all__ = [
    "Block",
    "BlockRole",
    "BraceError",
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
    "TokenShape",
    "Translation",
    "Translator",
    "UaError",
    "hookimpl",
    "pieces",
]
__version__ = "0.1.0"
