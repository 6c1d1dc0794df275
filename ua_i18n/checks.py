"""Runs checks over translations and puts their findings in order."""

from __future__ import annotations

from collections.abc import Iterable

from ua_i18n.hookspecs import Check
from ua_i18n.model import Finding, Locale, Severity, Translation


def run(checks: Iterable[Check], translations: Iterable[Translation], locale: Locale) -> tuple[Finding, ...]:
    """What the checks find, in the order of the translations; of one translation errors first, then by check and place.

    A translation that is empty is nobody's fault and is not checked.
    """
    listed = tuple(checks)
    return tuple(
        finding
        for translation in translations
        if not translation.empty
        for finding in sorted(_findings(listed, translation, locale), key=_rank)
    )


def _findings(checks: Iterable[Check], translation: Translation, locale: Locale) -> list[Finding]:
    return [finding for check in checks for finding in check.find(translation, locale)]


def _rank(finding: Finding) -> tuple[bool, str, tuple[int, int], str]:
    return finding.severity is not Severity.ERROR, finding.check, finding.span or (-1, -1), finding.explanation
