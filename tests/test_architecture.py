"""The rules of the house that no type checker knows: who may import whom, and what product code never does."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS = (
    "errors",
    "model",
    "placeholders reasons numbers worddiff records yamlfile vocabulary sentences",
    "wordlists counting ages sharing jsonlines",
    "section letterhead stationery",
    "dates dating languages settings storage hookspecs isolation elision inflection",
    "protection extraction segmentation reading memory terms grammar",
    "ledger",
    "catalog",
    "packs",
    "sources interface",
    "concern drafting checks review requests letters",
    "letterset senders sheet coversheet envelopes intake",
    "appealfile merging locating specimen",
    "completeness newpack workspace",
    "plugins",
    "cli web",
    "testing __init__",
)
"""The rooms of ua_i18n; each may import what stands above it, and its neighbours so long as no circle closes."""

RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer.split()}

ONLY_IN = {
    "polib": ("ua_i18n/catalog/",),
    "babel": ("ua_i18n/languages/",),
    "ua_i18n_plugins": ("plugins/",),
    **dict.fromkeys(
        ("deep_translator", "requests", "httpx", "urllib.request", "http.client", "smtplib", "ftplib"),
        ("plugins/ua_i18n_plugins/translators/",),
    ),
    **dict.fromkeys(("pickle", "marshal", "shelve", "dill", "cloudpickle"), ()),
}
"""The only files that may import a library: none at all for those that run what they read, and the network
nowhere but in translators, which say that they are online."""

FORBIDDEN_CALLS = {
    "eval": "runs data",
    "exec": "runs data",
    "os.system": "runs a shell",
    "os.popen": "runs a shell",
    "yaml.load": "builds any object: use yaml.safe_load",
    "yaml.unsafe_load": "builds any object: use yaml.safe_load",
    "yaml.full_load": "builds any object: use yaml.safe_load",
}
FORBIDDEN_NAMES = frozenset({"utils", "util", "helpers", "common", "misc", "manager"})
LONGEST_FUNCTION = 50
LOADER = "ua_i18n/isolation.py"


@dataclass(frozen=True, slots=True)
class Module:
    """One file of product code; `path` is relative to the project, with slashes."""

    path: str
    tree: ast.Module

    @property
    def dotted(self) -> str:
        """The name that it is imported by."""
        parts = self.path.removeprefix("plugins/").removesuffix(".py").split("/")
        return ".".join(parts)

    @property
    def room(self) -> str:
        """The first name below the package: `reading` of ua_i18n/reading/header.py."""
        return self.dotted.split(".")[1]

    @property
    def in_core(self) -> bool:
        return self.path.startswith("ua_i18n/")

    @property
    def imports(self) -> Iterator[tuple[int, str]]:
        """Every import, wherever it stands, as line and dotted name; `from a import b` gives `a.b`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.dotted.split(".")[: -node.level]
        return ".".join([*package, *([node.module] if node.module else [])])


Rule = Callable[[Module], Iterable[tuple[int, str]]]


def parse(path: str, text: str) -> Module:
    return Module(path, ast.parse(text))


def product_modules() -> list[Module]:
    files = [*ROOT.glob("ua_i18n/**/*.py"), *ROOT.glob("plugins/ua_i18n_plugins/**/*.py")]
    return [parse(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in sorted(files)]


def rooms_of(module: Module) -> Iterator[tuple[int, str]]:
    """The rooms of ua_i18n that a module imports; `__init__` stands for the names of the face."""
    for line, name in module.imports:
        package, _, rest = name.partition(".")
        if package == "ua_i18n" and rest != "__version__":
            room, _, inside = rest.partition(".")
            yield line, room if inside or room in RANK or _is_module(room) else "__init__"


def _is_module(room: str) -> bool:
    return (ROOT / "ua_i18n" / f"{room}.py").is_file() or (ROOT / "ua_i18n" / room).is_dir()


# --- the rules --------------------------------------------------------------------------------------


def has_docstring(module: Module) -> Iterator[tuple[int, str]]:
    if not ast.get_docstring(module.tree):
        yield 1, "no docstring"


def is_named_by_a_noun(module: Module) -> Iterator[tuple[int, str]]:
    vague = FORBIDDEN_NAMES.intersection(module.dotted.split("."))
    yield from ((1, f"a module named {name}") for name in vague)


def stands_in_a_known_room(module: Module) -> Iterator[tuple[int, str]]:
    if module.in_core and module.room not in RANK:
        yield 1, f"room {module.room} has no place in LAYERS"


def imports_what_stands_above(module: Module) -> Iterator[tuple[int, str]]:
    if not module.in_core or module.room in ("testing", "__init__"):
        return
    for line, room in rooms_of(module):
        if RANK.get(room, 0) > RANK.get(module.room, len(LAYERS)):
            yield line, f"{module.room} imports {room}"


def plugins_import_the_face(module: Module) -> Iterator[tuple[int, str]]:
    if module.in_core:
        return
    for line, room in rooms_of(module):
        if room != "__init__":
            yield line, f"ua_i18n.{room}: a plugin imports names of ua_i18n itself"


def imports_libraries_in_their_place(module: Module) -> Iterator[tuple[int, str]]:
    for line, name in module.imports:
        for library, places in ONLY_IN.items():
            if f"{name}.".startswith(f"{library}.") and not any(module.path.startswith(place) for place in places):
                yield line, f"{library} is imported in {' or '.join(places) or 'no file'}"


def calls_nothing_dangerous(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in FORBIDDEN_CALLS:
            yield node.lineno, f"{name} {FORBIDDEN_CALLS[name]}"
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "format_map"):
            yield node.lineno, f".{node.func.attr}() reaches into objects: use placeholders"
        if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
            yield node.lineno, "shell=True"


def catches_what_it_can_name(module: Module) -> Iterator[tuple[int, str]]:
    if module.path == LOADER:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = "BaseException" if node.type is None else ast.unparse(node.type)
            if re.search(r"\b(Base)?Exception\b", caught) and not _raises_again(node):
                yield node.lineno, f"except {caught} outside the isolation of plugins"


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def has_short_functions(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines"


RULES: tuple[Rule, ...] = (
    has_docstring,
    is_named_by_a_noun,
    stands_in_a_known_room,
    imports_what_stands_above,
    plugins_import_the_face,
    imports_libraries_in_their_place,
    calls_nothing_dangerous,
    catches_what_it_can_name,
    has_short_functions,
)


def circle(modules: Iterable[Module]) -> list[str]:
    """The rooms that import each other in a circle; empty where none do."""
    imports: dict[str, set[str]] = {}
    for module in modules:
        if module.in_core and module.room not in ("testing", "__init__"):
            found = {room for _, room in rooms_of(module)} - {module.room, "__init__"}
            imports.setdefault(module.room, set()).update(found)
    return _circle_of(imports)


def _circle_of(imports: Mapping[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


# --- the tests --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    found = product_modules()
    assert len(found) > 5
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_product_code(rule: Rule, modules: list[Module]) -> None:
    faults = [f"{module.path}:{line}: {fault}" for module in modules for line, fault in rule(module)]
    assert not faults, "\n".join(faults)


def test_rooms_form_no_circle(modules: list[Module]) -> None:
    assert circle(modules) == []


BREACHES: list[tuple[Rule, str, str]] = [
    (has_docstring, "ua_i18n/model.py", "import os"),
    (is_named_by_a_noun, "ua_i18n/reading/utils.py", ""),
    (is_named_by_a_noun, "plugins/ua_i18n_plugins/helpers/x.py", ""),
    (stands_in_a_known_room, "ua_i18n/attic.py", ""),
    (imports_what_stands_above, "ua_i18n/model.py", "from ua_i18n.catalog import Catalog"),
    (imports_what_stands_above, "ua_i18n/reading/header.py", "def f():\n    import ua_i18n.workspace"),
    (imports_what_stands_above, "ua_i18n/reading/header.py", "from ua_i18n import letters"),
    (imports_what_stands_above, "ua_i18n/reading/header.py", "from .. import letters"),
    (imports_what_stands_above, "ua_i18n/reading/header.py", "from ..letters import compose"),
    (imports_what_stands_above, "ua_i18n/catalog/", "from ua_i18n import Message"),
    (plugins_import_the_face, "plugins/ua_i18n_plugins/echo.py", "from ua_i18n.model import Draft"),
    (plugins_import_the_face, "plugins/ua_i18n_plugins/echo.py", "from ua_i18n import storage"),
    (imports_libraries_in_their_place, "ua_i18n/ledger.py", "import polib"),
    (imports_libraries_in_their_place, "ua_i18n/ledger.py", "def f():\n    from babel.dates import format_date"),
    (imports_libraries_in_their_place, "ua_i18n/letterset.py", "import pickle"),
    (imports_libraries_in_their_place, "ua_i18n/workspace.py", "from urllib.request import urlopen"),
    (imports_libraries_in_their_place, "ua_i18n/workspace.py", "from urllib import request"),
    (imports_libraries_in_their_place, "ua_i18n/plugins.py", "import ua_i18n_plugins"),
    (imports_libraries_in_their_place, "plugins/ua_i18n_plugins/checks/links.py", "import requests"),
    (calls_nothing_dangerous, "ua_i18n/letters.py", "x = target.format(name=1)"),
    (calls_nothing_dangerous, "ua_i18n/letters.py", "x = yaml.load(text)"),
    (calls_nothing_dangerous, "ua_i18n/letters.py", "x = eval(text)"),
    (calls_nothing_dangerous, "ua_i18n/letters.py", "subprocess.run(x, shell=True)"),
    (catches_what_it_can_name, "ua_i18n/letters.py", "try:\n    x\nexcept (ValueError, Exception):\n    pass"),
    (catches_what_it_can_name, "ua_i18n/letters.py", "try:\n    x\nexcept:\n    pass"),
    (has_short_functions, "ua_i18n/letters.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION),
]


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_rule_finds_its_breach(rule: Rule, path: str, text: str) -> None:
    assert list(rule(parse(path, text)))


ALLOWED: list[tuple[Rule, str, str]] = [
    (imports_what_stands_above, "ua_i18n/catalog/", "from ua_i18n.model import Message"),
    (imports_what_stands_above, "ua_i18n/reading/header.py", "from ua_i18n.reading.labels import LABELS"),
    (plugins_import_the_face, "plugins/ua_i18n_plugins/echo.py", "from ua_i18n import Draft, hookimpl"),
    (imports_libraries_in_their_place, "ua_i18n/catalog/", "import polib"),
    (imports_libraries_in_their_place, "ua_i18n/letters.py", "import babelfish, urllib.parse"),
    (calls_nothing_dangerous, "ua_i18n/letters.py", "x = yaml.safe_load(text); subprocess.run(x, shell=False)"),
    (catches_what_it_can_name, "ua_i18n/letters.py", "try:\n    x\nexcept MyException:\n    pass"),
    (catches_what_it_can_name, "ua_i18n/storage.py", "try:\n    x\nexcept BaseException:\n    y()\n    raise"),
]


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_a_rule_lets_the_rest_pass(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(parse(path, text)))


def test_a_circle_is_found() -> None:
    one = parse("ua_i18n/reading/header.py", "from ua_i18n.catalog import Catalog")
    two = parse("ua_i18n/catalog/", "from ua_i18n import reading")
    assert {"catalog", "reading"} <= set(circle([one, two]))
    assert circle([one]) == []
