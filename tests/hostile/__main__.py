"""`python -m hostile DIR`, from the tests folder: writes every hostile file, sorted by what it attacks."""

from __future__ import annotations

import sys
from pathlib import Path

from hostile import files


def write(folder: Path) -> int:
    """Write all files below a folder; return how many they are."""
    kinds = {
        "sources": files.sources(),
        "catalogs": files.catalogs(),
        "yaml": files.yaml_files(),
        "ledgers": files.ledgers(),
        "tables": files.tables(),
        "manifests": files.manifests(),
    }
    for kind, found in kinds.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for name, data in found.items():
            (folder / kind / name).write_bytes(files.as_bytes(data))
    return sum(map(len, kinds.values()))


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
