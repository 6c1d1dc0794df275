"""The contract of checks."""

from __future__ import annotations

import re
from dataclasses import replace

from ua_i18n.hookspecs import Check
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
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.plugin.id), self.plugin.id
        assert isinstance(self.plugin.severity, Severity)
        assert self.plugin.description
        assert "\n" not in self.plugin.description

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
