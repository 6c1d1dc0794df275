"""What people install: the wheel has the program, its plugins and its data, and nothing else; edits are live."""

from __future__ import annotations

import ast
import configparser
import json
import re
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import distribution, packages_distributions
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import need

ROOT = Path(__file__).parents[1]


def build(source: Path, target: str, destination: Path) -> Path:
    """The one file that hatchling makes of `source`, with no network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(destination)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = destination.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    with ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def files_below(folder: Path) -> list[str]:
    """Files of the project as git would keep them."""
    found = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return [file.relative_to(folder).as_posix() for file in found]


@pytest.mark.parametrize("folder", ["locales", "catalogs"])
def test_wheel_has_all_data(folder: str, names: frozenset[str]) -> None:
    shipped = files_below(ROOT / folder)
    assert shipped
    assert [name for name in shipped if f"ua_i18n/_data/{folder}/{name}" not in names] == []


def test_wheel_has_all_modules(names: frozenset[str]) -> None:
    packages = {"ua_i18n": ROOT / "ua_i18n", "ua_i18n_plugins": ROOT / "plugins" / "ua_i18n_plugins"}
    expected = {f"{package}/{name}" for package, folder in packages.items() for name in files_below(folder)}
    assert expected - names == set()
    assert "ua_i18n/py.typed" in expected


def test_wheel_has_nothing_else(names: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    metadata = {top for top in tops if top.endswith(".dist-info")}
    assert tops - metadata == {"ua_i18n", "ua_i18n_plugins"}
    assert len(metadata) == 1
    assert [name for name in names if "__pycache__" in name or "/tests/" in name] == []


def test_wheel_declares_command_plugins_and_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (info,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        points = configparser.ConfigParser()
        points.read_string(archive.read(f"{info}/entry_points.txt").decode())
        licence = archive.read(f"{info}/licenses/LICENSE").decode()
    assert points["console_scripts"]["ua-i18n"] == "ua_i18n.cli:main"
    assert dict(points["ua_i18n"])
    assert {module.split(".")[0] for module in points["ua_i18n"].values()} == {"ua_i18n_plugins"}
    assert licence.startswith("MIT License")


def test_everything_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = chain(project["dependencies"], *project["optional-dependencies"].values())
    declared = {canonical(re.split(r"[^\w.-]", line)[0]) for line in requirements}
    providers = packages_distributions()
    undeclared = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in (*ROOT.glob("ua_i18n/**/*.py"), *ROOT.glob("plugins/**/*.py"))
        for name in imported(file)
        if name not in sys.stdlib_module_names | {"ua_i18n", "ua_i18n_plugins"}
        and declared.isdisjoint(map(canonical, providers.get(name, [name])))
    }
    assert undeclared == set()


def imported(file: Path) -> set[str]:
    """The packages that a module imports, wherever it does."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    fromed = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in plain | fromed}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_source_archive_makes_the_same_wheel(names: frozenset[str], tmp_path: Path) -> None:
    archive = build(ROOT, "sdist", tmp_path)
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "source", filter="data")
    (unpacked,) = (tmp_path / "source").iterdir()
    with ZipFile(build(unpacked, "wheel", tmp_path / "wheel")) as again:
        assert frozenset(again.namelist()) == names


def test_installed_command_runs_from_a_wheel(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from ua_i18n.cli import main; main(['demo', 'here'])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "here").rglob("*.pdf"))


def test_editable_install_is_live(tmp_path: Path) -> None:
    origin = json.loads(distribution("ua-i18n").read_text("direct_url.json") or "{}")
    need(origin.get("dir_info", {}).get("editable"), "an editable install of the project: make install")
    program = "import ua_i18n, ua_i18n_plugins; print(ua_i18n.__file__, ua_i18n_plugins.__file__, sep='\\n')"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [Path(line).parent for line in done.stdout.splitlines()] == [
        ROOT / "ua_i18n",
        ROOT / "plugins" / "ua_i18n_plugins",
    ]
