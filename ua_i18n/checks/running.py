"""Runs checks over translations, puts their findings in order, and mends what is safe to mend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ua_i18n import placeholders
from ua_i18n.catalog import provenance
from ua_i18n.checks.faults import fault
from ua_i18n.errors import PluginError, UaError
from ua_i18n.hookspecs import AnyCheck, CatalogCheck, Check
from ua_i18n.isolation import blaming
from ua_i18n.model import Finding, Locale, Severity, Translation
from ua_i18n.sharing import shared

_FAILED = "this check is left out from here on: {reason}"
_AT_ONCE = 200  # translations that one check looks at before the next does: few enough to be remembered in between
_MANY = 5000  # translations that are worth a process of their own
_ROUNDS = 50  # of fixes to one message: each round mends one fault


@dataclass(frozen=True, slots=True)
class Mended:
    """A target that fixes have changed, and the findings that they mended, in order."""

    translation: Translation
    findings: tuple[Finding, ...]


def run(checks: Iterable[AnyCheck], translations: Iterable[Translation], locale: Locale) -> tuple[Finding, ...]:
    """What the checks find, in the order of the translations; of one translation errors first, then by check and place.

    A translation that is empty is nobody's fault and is not checked. A check that fails is told once, as a warning,
    and asked no more: the others go on.
    """
    listed = tuple(checks)
    filled = [translation for translation in translations if not translation.empty]
    each = [check for check in listed if isinstance(check, Check)]
    compared = _compared([check for check in listed if isinstance(check, CatalogCheck)], filled, locale)
    result: list[Finding] = []
    parts = shared(partial(_in_batches, each, locale), filled, _MANY)
    found = [faults for part in parts for faults in part]
    for translation, faults in zip(filled, _each_failure_once(found), strict=True):
        faults += compared.pop(translation.message.key, ()) if compared else ()
        result += sorted(faults, key=_rank) if len(faults) > 1 else faults
    return tuple(result)


def mend(checks: Iterable[AnyCheck], translation: Translation, locale: Locale) -> Mended:
    """The translation with every safe fix, one after the other, each tried on the result of the one before.

    A fix that would take away a placeholder or a protected value is no safe one, and is left to a person.
    """
    each = [check for check in checks if isinstance(check, Check)]
    mended, done = translation, []
    for _ in range(_ROUNDS):
        step = _next_fix(each, mended, locale)
        if step is None:
            break
        mended = replace(mended, targets=(step.fix or "",))
        done.append(step)
    return Mended(mended, tuple(done))


def _next_fix(checks: Sequence[Check], translation: Translation, locale: Locale) -> Finding | None:
    if translation.empty or len(translation.targets) > 1:
        return None
    silenced = provenance.ignored(translation.comments)
    (found,) = _found(list(checks), [translation], locale)
    found.sort(key=_rank)
    safe = (finding for finding in found if finding.check not in silenced and _is_safe(finding, translation))
    return next(safe, None)


def _is_safe(finding: Finding, translation: Translation) -> bool:
    """Whether a fix changes something, and neither a placeholder nor a value that was typed in loses by it."""
    fix, target = finding.fix, translation.target
    if not fix or fix == target:
        return False
    values = translation.message.values
    before, after = _values_in(target, values), _values_in(fix, values)
    return all(after[name] >= count for name, count in before.items())


def _values_in(target: str, values: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """How often each value stands in a target, as its placeholder or typed in."""
    try:
        names = placeholders.names(target)
    except UaError:  # stray braces: then only what is typed in counts
        names = ()
    return {name: names.count(name) + target.count(value) for name, value in values}


def _compared(
    checks: Iterable[CatalogCheck], translations: Sequence[Translation], locale: Locale
) -> dict[str, list[Finding]]:
    """What the checks find that look at all translations at once, by message."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for check in checks if translations else ():
        try:
            with blaming("it"):
                for finding in check.compare(translations, locale):
                    found[finding.key].append(finding)
        except PluginError as error:
            found[translations[0].message.key].append(_failed(check, translations[0], error))
    return found


def _in_batches(checks: Sequence[Check], locale: Locale, translations: Sequence[Translation]) -> list[list[Finding]]:
    """What the checks find in each translation, looked at by all of them while it is remembered."""
    left = list(checks)
    batches = (translations[start : start + _AT_ONCE] for start in range(0, len(translations), _AT_ONCE))
    return [faults for some in batches for faults in _found(left, some, locale)]


def _each_failure_once(found: list[list[Finding]]) -> Iterator[list[Finding]]:
    """The findings, without what processes beside each other say again of a check that failed in each of them."""
    failed: set[str] = set()
    for faults in found:
        told = [fault for fault in faults if fault.template != _FAILED or fault.check not in failed]
        failed.update(fault.check for fault in told if fault.template == _FAILED)
        yield told


def _found(checks: list[Check], translations: Sequence[Translation], locale: Locale) -> list[list[Finding]]:
    """What the checks find in each translation; a check that fails is taken from the list, and told."""
    found: list[list[Finding]] = [[] for _ in translations]
    for check in tuple(checks):
        find, faults, translation = check.find, found[0], translations[0]
        try:
            with blaming("it"):
                for faults, translation in zip(found, translations, strict=True):
                    faults.extend(find(translation, locale))
        except PluginError as error:
            checks.remove(check)
            faults.append(_failed(check, translation, error))
    return found


def _failed(check: AnyCheck, translation: Translation, error: PluginError) -> Finding:
    """A warning, whatever the check's own severity: a broken plugin must not keep people from approving."""
    found = fault(check, translation, _FAILED, reason=error)
    return replace(found, severity=Severity.WARNING)


def _rank(finding: Finding) -> tuple[bool, str, tuple[int, int], str]:
    return finding.severity is not Severity.ERROR, finding.check, finding.span or (-1, -1), finding.explanation
