"""The format of appeal.yaml and reading.yaml, and the JSON that `show` and `parse` print."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ua_i18n import records, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.model import Protected, UrgentAction

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
    document = yamlfile.load(text, where)
    return from_data(document.data, where, document.line)


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
