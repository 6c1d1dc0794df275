"""What stands at the top of a Word letter's pages: draft mark, letterhead, and address and sender for a window."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from ua_i18n import BlockRole, Letter, Picture, Run
from ua_i18n_plugins.renderers.docxtext import DECLARATION, RELATIONS, TWIPS, WORD, paragraph
from ua_i18n_plugins.renderers.windows import LOGO, MARGIN, PAPERS, Field, Head, letterhead_height

HEADER = 709
"""How far from the top of the page the header begins, in twips."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 36000  # in a millimetre
_AFTER = 6.4  # millimetres that the style of its last line leaves below a letterhead


@dataclass(frozen=True, slots=True)
class Headers:
    """The header parts: of every page, and of the first."""

    every: str
    first: str


def headers(letter: Letter) -> Headers:
    mark = paragraph("DraftMark", (Run(letter.draft_mark),), letter) if letter.draft_mark else ""
    lines = [line for block in letter.blocks if block.role is BlockRole.LETTERHEAD for line in block.lines]
    head = "".join(paragraph("Sender", line, letter) for line in lines)
    picture = f"<w:p><w:r>{_picture(letter.logo)}</w:r></w:p>" if letter.logo else ""
    return Headers(_part(mark), _part(f"{mark}{picture}{head}"))


def logo_relation(logo: Picture) -> str:
    """The relationships of the first page's header."""
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/image" Target="media/logo.{logo.kind}"/></Relationships>'
    )


def window_table(letter: Letter, head: Head) -> str:
    """Address and sender side by side in a table without lines, which begins where the address does."""
    page, _ = PAPERS.get(letter.layout.paper, PAPERS["a4"])
    fields = sorted(((head.address, BlockRole.ADDRESS), (head.sender, BlockRole.SENDER)), key=lambda each: each[0].left)
    border = fields[1][0].left
    widths = (round((border - MARGIN) * TWIPS), round((page - MARGIN - border) * TWIPS))
    cells = "".join(_cell(letter, field, role, room) for (field, role), room in zip(fields, widths, strict=True))
    high = letterhead_height(letter)
    top = max(MARGIN, HEADER / TWIPS + high + _AFTER) if high else MARGIN
    above, tall = round((head.address.top - top) * TWIPS), round((head.below - head.address.top) * TWIPS)
    grid = "".join(f'<w:gridCol w:w="{room}"/>' for room in widths)
    empty = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr><w:p/></w:tc>' for room in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f'<w:tr><w:trPr><w:trHeight w:val="{max(1, above)}" w:hRule="exact"/></w:trPr>{empty}</w:tr>'
        f'<w:tr><w:trPr><w:trHeight w:val="{tall}" w:hRule="atLeast"/></w:trPr>{cells}</w:tr></w:tbl>'
    )


def _cell(letter: Letter, field: Field, role: BlockRole, room: int) -> str:
    lines = [line for block in letter.blocks if block.role is role for line in block.lines]
    said = "".join(paragraph(role.value.title(), line, letter, size=field.size) for line in lines) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>{said}</w:tc>'


def _part(content: str) -> str:
    return f'{DECLARATION}<w:hdr xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{content or "<w:p/>"}</w:hdr>'


def _picture(logo: Picture) -> str:
    """The picture in a line of text. Source: ECMA-376, part 1, 20.4.2.8 and 20.2.2.5."""
    width, height = (round(side * _EMU) for side in LOGO.fitted(logo))
    name = f'id="1" name="logo" descr={quoteattr(logo.alt)}'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {name}/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
