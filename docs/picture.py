"""Makes docs/images/letter.png, the picture in the README, from a letter of `ua-i18n demo`."""

from __future__ import annotations

import tempfile
from pathlib import Path

IMAGE = Path(__file__).parent / "images" / "letter.png"
LETTER = "fr/*.pdf"
WIDTH = 1000  # pixels: sharp on a page that shows it at half the size


def letter_of_the_demo(folder: Path) -> Path:
    """The first French letter of a fresh demo in `folder`."""
    from ua_i18n.cli import main

    main(["demo", str(folder)], standalone_mode=False)
    return min(folder.rglob(LETTER))


def draw(letter: Path, image: Path) -> None:
    """Draw the first page of a PDF, with a thin frame so that it stands out on a white page."""
    import pypdfium2
    from PIL import ImageOps

    page = pypdfium2.PdfDocument(letter)[0]
    picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("L")
    image.parent.mkdir(parents=True, exist_ok=True)
    ImageOps.expand(picture, border=2, fill=190).save(image, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        draw(letter_of_the_demo(Path(temporary) / "demo"), IMAGE)
