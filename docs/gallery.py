"""Draws the specimen letter of locale packs as pictures of its pages, from PDF and, where LibreOffice is, from DOCX.

python docs/gallery.py                   the small pictures of docs/gallery
python docs/gallery.py FOLDER [TAG …]    every page of those packs, or of all, to look at
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

GALLERY = Path(__file__).parent / "gallery"
SHOWN = ("fr", "de", "ar", "fa", "he", "ja", "zh-Hans", "ru", "hi", "th")
SMALL, LARGE = 420, 1000  # pixels across a page
RANK = "minister"


def letter_in(tag: str, renderer_name: str) -> bytes:
    """The specimen letter of a pack as a file of one format."""
    from ua_i18n import packs, plugins, specimen
    from ua_i18n.model import Rank

    folders = [packs.shipped() / "locales"]
    letter = specimen.load(tag, folders).letter(packs.load(tag, folders), Rank(RANK))
    return plugins.load().named("renderers", renderer_name).render(letter)


def as_pdf(docx: bytes, office: str) -> bytes:
    """What LibreOffice makes of a Word document; its profile is its own, so that a running one is left alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "letter.docx").write_bytes(docx)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "letter.docx")]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "letter.pdf").read_bytes()


def pages(pdf: bytes, width: int) -> Iterator[object]:
    """The pages of a PDF as pictures in shades of grey, with a thin frame."""
    import pypdfium2
    from PIL import ImageOps

    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=width / page.get_width()).to_pil().convert("L")
        yield ImageOps.expand(picture, border=1, fill=190)


def draw(tag: str, folder: Path) -> Iterator[Path]:
    """Every page of a pack's letter, from each format that this machine can show."""
    office = shutil.which("soffice")
    files = {"pdf": letter_in(tag, "pdf")}
    if office:
        files["docx"] = as_pdf(letter_in(tag, "docx"), office)
    for name, pdf in files.items():
        for number, picture in enumerate(pages(pdf, LARGE), 1):
            path = folder / f"{tag}-{name}-{number}.png"
            picture.save(path, optimize=True)  # type: ignore[attr-defined]
            yield path


def draw_small(tags: Iterable[str]) -> None:
    """The first page of each, as the guide shows them."""
    GALLERY.mkdir(exist_ok=True)
    for tag in tags:
        picture = next(iter(pages(letter_in(tag, "pdf"), SMALL)))
        picture.quantize(16).save(GALLERY / f"{tag}.png", optimize=True)  # type: ignore[attr-defined]


def main(folder: str = "", *tags: str) -> None:
    from ua_i18n import packs

    if not folder:
        draw_small(SHOWN)
        return
    shipped = packs.shipped() / "locales"
    Path(folder).mkdir(parents=True, exist_ok=True)
    for tag in tags or [tag for tag in packs.tags([shipped]) if (shipped / tag / "letter.po").is_file()]:
        for path in draw(tag, Path(folder)):
            print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
