"""The format of appeal.yaml and reading.yaml, and the JSON that `show` and `parse` print."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ua_i18n import placeholders, records, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.model import Protected, UrgentAction
from ua_i18n.protection.masking import running_texts

FORMAT = 1


def to_data(action: UrgentAction) -> dict[str, Any]:
    """Plain data with the keys of the format, in its order."""
    data: dict[str, Any] = _converter().unstructure(action)
    return {"format": FORMAT, **data}


def to_yaml(action: UrgentAction) -> str:
    return yamlfile.dump(to_data(action))


def from_data(data: Any, where: str, line_of: records.LineOf | None = None) -> UrgentAction:
    """The action that plain data describes. Raises FormatError for an unknown, missing or mistyped key."""
    if not isinstance(data, Mapping):
        raise FormatError(where, "expected the keys of an appeal; `import --reread` makes the file anew")
    if data.get("format") != FORMAT:
        raise FormatError(where, f"format is {data.get('format')!r}; this program reads format {FORMAT}")
    fields = {key: value for key, value in data.items() if key != "format"}
    return records.structure(fields, UrgentAction, where, line_of=line_of, using=_converter())


def from_yaml(text: str, where: str) -> UrgentAction:
    """The masked action of a file. Raises FormatError, as `from_data` does, and for a text that cannot be filled in."""
    document = yamlfile.load(text, where)
    action = from_data(document.data, where, document.line)
    known = {entry.name for entry in action.protected}
    for running in running_texts(action):
        if problem := _slot_problem(running, known):
            raise FormatError(where, f"{running[:60]!r}: {problem}")
    return action


def _slot_problem(text: str, known: Collection[str]) -> str:
    """What is wrong with the placeholders of a masked text; empty where nothing is."""
    try:
        foreign = [name for name in placeholders.names(text) if name not in known]
    except placeholders.BraceError as error:
        return f"{error}; double a brace that is meant as one"
    return f"{{{foreign[0]}}} is no name under `protected`" if foreign else ""


@cache
def _converter() -> cattrs.Converter:
    converter = records.converter()
    renamed = override(rename="except")
    converter.register_structure_hook(
        Protected,
        make_dict_structure_fn(Protected, converter, _cattrs_forbid_extra_keys=True, exceptions=renamed),
    )
    converter.register_unstructure_hook(Protected, make_dict_unstructure_fn(Protected, converter, exceptions=renamed))
    return converter
