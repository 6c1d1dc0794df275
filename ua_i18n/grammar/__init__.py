"""The words with which one language puts requests and concerns: `locales/<tag>/requests.yaml`, ready to match."""

from ua_i18n.grammar.agreement import Agreement
from ua_i18n.grammar.asking import Asking, Force
from ua_i18n.grammar.concerns import Bearers, Concerns
from ua_i18n.grammar.rules import Grammar
from ua_i18n.grammar.telling import Opening, Telling

__all__ = ["Agreement", "Asking", "Bearers", "Concerns", "Force", "Grammar", "Opening", "Telling"]
