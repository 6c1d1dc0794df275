"""gettext plural formulas from the plural rules of CLDR."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_RELATION = re.compile(r"([nivwftec])(?: mod (\d+))? (not )?in ([\d.,]+)")
_INTEGER_OPERANDS = "ni"  # v, w, f, t, e and c are 0 for the integers that gettext counts
_MILLION = 10**6
_SAMPLE = (*range(1001), _MILLION)


def plural_formula(rules: Mapping[str, str]) -> str:
    """The value of a `Plural-Forms` header: the categories that integers use, in CLDR's order, the last one as "else".

    `rules` map a category to its condition ("i mod 10 in 2..4 and v in 0"). A category that only compact
    numbers ("1.2 M") need is left out, as gettext never meets one. Source: UTS #35, part 3, "Plural Rules".
    """
    conditions = {name: _condition(rule) for name, rule in rules.items() if not _compact(rule)}
    used = _used(conditions)
    steps = [f"{_bracketed(conditions[name])} ? {number} : " for number, name in enumerate(used[:-1])]
    formula = "".join(steps) + str(len(used) - 1)
    return f"nplurals={len(used)}; plural={f'({formula})' if steps else formula};"


def _compact(rule: str) -> bool:
    return any(match[1] in "ec" for match in _RELATION.finditer(rule))


def _condition(rule: str) -> str:
    """The rule as a C expression of n; "0" where no integer can meet it, "1" where all do."""
    branches = [_conjunction(part) for part in rule.split(" or ")]
    if "1" in branches:
        return "1"
    met = [branch for branch in branches if branch != "0"]
    if len(met) < 2:
        return met[0] if met else "0"
    return " || ".join(_bracketed(branch) for branch in met)


def _conjunction(part: str) -> str:
    terms = [_relation(match) for match in _RELATION.finditer(part)]
    if "0" in terms:
        return "0"
    return " && ".join(term for term in terms if term != "1") or "1"


def _relation(match: re.Match[str]) -> str:
    operand, modulus, negated, values = match.groups()
    if operand not in _INTEGER_OPERANDS:
        return str(int(_contains(values, 0) != bool(negated)))
    term = f"n % {modulus}" if modulus else "n"
    tests = [_test(term, span, bool(negated)) for span in values.split(",")]
    joined = (" && " if negated else " || ").join(tests)
    return joined if len(tests) == 1 else f"({joined})"


def _test(term: str, span: str, negated: bool) -> str:
    low, _, high = span.partition("..")
    if not high:
        return f"{term} {'!=' if negated else '=='} {low}"
    return f"({term} < {low} || {term} > {high})" if negated else f"({term} >= {low} && {term} <= {high})"


def _contains(values: str, number: int) -> bool:
    return any(int(low) <= number <= int(high) for low, high in _ranges(values))


def _ranges(values: str) -> Iterator[tuple[str, str]]:
    for span in values.split(","):
        low, _, high = span.partition("..")
        yield low, high or low


def _bracketed(condition: str) -> str:
    """The condition in brackets, where it is a compound that has none yet."""
    compound = " && " in condition or " || " in condition
    return f"({condition})" if compound and not re.fullmatch(r"\([^()]*\)", condition) else condition


def _used(conditions: Mapping[str, str]) -> tuple[str, ...]:
    """The categories that some integer falls into, in CLDR's order."""
    tests = {name: gettext.c2py(condition) for name, condition in conditions.items()}
    found = {next((name for name, test in tests.items() if test(number)), "other") for number in _SAMPLE}
    return tuple(name for name in _CATEGORIES if name in found)
