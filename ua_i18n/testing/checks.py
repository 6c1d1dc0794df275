"""The contracts of checks."""

from __future__ import annotations

import re
from dataclasses import replace

from ua_i18n.hookspecs import AnyCheck, CatalogCheck, Check
from ua_i18n.model import Finding, Locale, Severity, Translation


class CheckContract:
    """Set `plugin`, `locale`, a `faulty` translation and a `clean` one."""

    plugin: Check
    locale: Locale
    faulty: Translation
    clean: Translation

    def findings(self, translation: Translation) -> list[Finding]:
        return list(self.plugin.find(translation, self.locale))

    def test_says_what_it_looks_for(self) -> None:
        assert isinstance(self.plugin, Check)
        _says_what_it_is(self.plugin)

    def test_finds_the_fault(self) -> None:
        findings = self.findings(self.faulty)
        assert findings, "the fault was not found"
        for finding in findings:
            assert (finding.check, finding.key) == (self.plugin.id, self.faulty.message.key), finding
            assert finding.explanation, finding
            start, end = finding.span or (0, 0)
            assert 0 <= start <= end <= len(self.faulty.target), finding

    def test_finds_no_fault_where_there_is_none(self) -> None:
        assert self.findings(self.clean) == []

    def test_its_fix_mends_the_fault(self) -> None:
        for fix in [finding.fix for finding in self.findings(self.faulty) if finding.fix is not None]:
            left = self.findings(replace(self.faulty, targets=(fix, *self.faulty.targets[1:])))
            assert len(left) < len(self.findings(self.faulty)), left


class CatalogCheckContract:
    """Set `plugin`, `locale`, and two catalogs' `faulty` and `clean` translations."""

    plugin: CatalogCheck
    locale: Locale
    faulty: tuple[Translation, ...]
    clean: tuple[Translation, ...]

    def test_says_what_it_looks_for(self) -> None:
        assert isinstance(self.plugin, CatalogCheck)
        _says_what_it_is(self.plugin)

    def test_finds_the_fault(self) -> None:
        findings = list(self.plugin.compare(self.faulty, self.locale))
        assert findings, "the fault was not found"
        keys = {translation.message.key for translation in self.faulty}
        for finding in findings:
            assert finding.check == self.plugin.id, finding
            assert finding.key in keys, finding
            assert finding.explanation, finding

    def test_finds_no_fault_where_there_is_none(self) -> None:
        assert list(self.plugin.compare(self.clean, self.locale)) == []
        assert list(self.plugin.compare((), self.locale)) == []


def _says_what_it_is(plugin: AnyCheck) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", plugin.id), plugin.id
    assert isinstance(plugin.severity, Severity)
    assert plugin.description
    assert "\n" not in plugin.description
