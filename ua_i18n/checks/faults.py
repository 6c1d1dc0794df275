"""Findings that say what is wrong in a sentence which every language can put in its own words."""

from __future__ import annotations

from typing import Protocol

from ua_i18n import placeholders
from ua_i18n.model import Finding, Severity, Translation


class Checker(Protocol):
    """What a finding says of the check that made it."""

    @property
    def id(self) -> str: ...

    @property
    def severity(self) -> Severity: ...


def fault(
    check: Checker,
    translation: Translation,
    template: str,
    *,
    span: tuple[int, int] | None = None,
    fix: str | None = None,
    **values: object,
) -> Finding:
    """A finding whose explanation is `template`, its `{slots}` filled with `values`; `{{` and `}}` are braces."""
    texts = {name: str(value) for name, value in values.items()}
    explanation = placeholders.fill(template, texts)
    key = translation.message.key
    return Finding(check.id, check.severity, key, explanation, span, fix, template, tuple(texts.items()))
