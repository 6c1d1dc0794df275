"""Sets: bound for print and for supporters, addressed for the post, on a section's paper, accounted for as a whole."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pypdf import PdfReader

import letter_cases
from appeal_fixtures import APPEAL, Run
from ua_i18n import envelopes, letterhead, packs, plugins, stationery
from ua_i18n.errors import FormatError
from ua_i18n.letterset import fold
from ua_i18n.letterset.proof import folding
from ua_i18n.model import Addressee, Block, BlockRole, Layout
from ua_i18n.model import Run as TypesetRun
from ua_i18n.stationery import Choice, Cupboard
from ua_i18n.workspace import Workspace
from ua_i18n.workspace.recall import sets_made
from ua_i18n_plugins.renderers.pdf import Pdf

pytestmark = pytest.mark.once  # what it tells is the same on every Python

ORDER = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--senders", "senders.csv", "--print-run")
SENDERS = """name,address,city,language,email
Luc Moreau,3 rue des Prés,Lyon,fr,luc@example.org
Zoë Quill,1 Mill Lane,Bath,,
"""


@pytest.fixture
def senders(home: Path) -> Path:
    path = home / "senders.csv"
    path.write_text(SENDERS, encoding="utf-8")
    return path


def files(home: Path) -> list[str]:
    folder = home / "letters" / APPEAL / "fr"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def said(path: Path) -> str:
    return fold(plugins.load().renderers[path.suffix[1:]].text(path.read_bytes()))


def test_a_varied_set_says_the_same_in_many_ways(signed: Run, home: Path, senders: Path) -> None:
    many = "\n".join(["name", *(f"Sender Number{number}" for number in range(12))])
    (home / "many.csv").write_text(many, encoding="utf-8")
    order = (
        "letters",
        APPEAL,
        "-l",
        "en",
        "--date",
        "2004-05-10",
        "--senders",
        "many.csv",
        "--format",
        "txt",
        "--vary",
    )
    refused = signed(*order, code=3)
    assert f"ua-i18n sign {APPEAL} -l en --vary --as NAME" in refused.output
    read = signed("sign", APPEAL, "-l", "en", "--vary", "--as", "Carla Coordinator")
    assert "Allow me to draw your attention to the following." in read.output
    signed(*order)
    letters = [path.read_text(encoding="utf-8") for path in (home / "letters" / APPEAL / "en").glob("01-*.txt")]
    openings = {letter.partition("Dear Prime Minister,")[2].split(".")[0].strip() for letter in letters}
    assert len(letters) == 12
    assert len(openings) >= 3
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "-o", "plain")
    signed("verify", f"letters/{APPEAL}")


def test_a_print_run_binds_letters_for_the_printer_and_for_each_supporter(
    signed: Run, home: Path, senders: Path
) -> None:
    signed(*ORDER, "--format", "pdf")
    assert files(home) == [
        "00-cover.pdf",
        "print/01-Dhan_Bahadur_Rokaya.pdf",
        "supporters/s001.eml",
        "supporters/s002.pdf",
    ]
    folder = home / "letters" / APPEAL
    run = said(folder / "fr" / "print" / "01-Dhan_Bahadur_Rokaya.pdf")
    assert run.index("Luc Moreau") < run.index("Zoë Quill")
    assert run.count("10 mai 2004") == 2
    own = said(folder / "fr" / "supporters" / "s002.pdf")
    assert "Zoë Quill" in own
    assert "Luc Moreau" not in own
    signed("verify", str(folder))


def test_a_supporter_with_an_address_is_mailed_the_cover_sheet_and_the_letters(
    signed: Run, home: Path, senders: Path
) -> None:
    signed(*ORDER, "--format", "pdf")
    data = (home / "letters" / APPEAL / "fr" / "supporters" / "s001.eml").read_bytes()
    message = message_from_bytes(data, policy=policy.default)
    assert (message["To"], message["X-Unsent"]) == ("luc@example.org", "1")
    assert message["Subject"] == "Comment envoyer ces lettres · UA 914/04"
    (attached,) = message.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("application/pdf", "letters.pdf")
    assert "Luc Moreau" in plugins.load().renderers["pdf"].text(attached.get_content())
    body = message.get_body(("plain",))
    assert body is not None
    assert "Dernier jour" in body.get_content()


def test_what_is_bound_is_proved_letter_by_letter(signed: Run, home: Path, senders: Path) -> None:
    signed(*ORDER, "--format", "txt")
    folder = home / "letters" / APPEAL
    entries = {entry["path"]: entry for entry in json.loads((folder / "manifest.json").read_text("utf-8"))["files"]}
    entry = entries["fr/print/01-Dhan_Bahadur_Rokaya.pdf"]
    assert entry["sender"] is None
    assert max(proof["count"] for proof in entry["verbatim"]) >= 4
    assert entries["fr/supporters/s002.pdf"]["sender"] == "s002"
    text = (folder / "manifest.json").read_text("utf-8")
    assert not any(name in text for name in ("Moreau", "Quill", "luc@"))


def test_a_bound_letter_that_is_no_longer_signed_does_not_stay(signed: Run, home: Path, senders: Path) -> None:
    signed(*ORDER, "--format", "txt")
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    signed(*ORDER, "--format", "txt", code=3)
    assert files(home) == []


def test_the_same_run_is_the_same_set(signed: Run, home: Path, senders: Path) -> None:
    signed(*ORDER, "--format", "txt")
    before = {path: (home / "letters" / APPEAL / "fr" / path).read_bytes() for path in files(home)}
    manifest = (home / "letters" / APPEAL / "manifest.json").read_bytes()
    assert "removed" not in signed(*ORDER, "--format", "txt", "--jobs", "2").stderr
    assert {path: (home / "letters" / APPEAL / "fr" / path).read_bytes() for path in files(home)} == before
    assert (home / "letters" / APPEAL / "manifest.json").read_bytes() == manifest


def test_drafts_are_bound_as_drafts_and_mailed_to_nobody(translated: Run, home: Path, senders: Path) -> None:
    translated(*ORDER, "--allow-drafts", "--format", "txt")
    assert files(home) == [
        "00-cover-DRAFT.txt",
        "print/01-Dhan_Bahadur_Rokaya-DRAFT.pdf",
        "supporters/s001-DRAFT.eml",
        "supporters/s002-DRAFT.pdf",
    ]
    data = (home / "letters" / APPEAL / "fr" / "supporters" / "s001-DRAFT.eml").read_bytes()
    assert message_from_bytes(data, policy=policy.default)["To"] is None
    assert said(home / "letters" / APPEAL / "fr" / "print" / "01-Dhan_Bahadur_Rokaya-DRAFT.pdf").count("PROJET") >= 2


def test_letters_by_wire_are_not_bound(signed: Run) -> None:
    told = signed("letters", APPEAL, "-l", "fr", "--channel", "email", "--print-run", code=2).stderr
    assert "--channel letter or fax" in told


@pytest.mark.parametrize("kind", ["labels", "envelopes"])
def test_the_post_gets_every_address_in_mailing_order(signed: Run, home: Path, senders: Path, kind: str) -> None:
    signed(*ORDER[:-1], f"--{kind}", "--format", "txt")
    path = home / "letters" / APPEAL / "fr" / f"00-{kind}.pdf"
    text = said(path)
    assert text.count("Dhan Bahadur Rokaya") == 2
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    assert len(pages) == (1 if kind == "labels" else 2)
    if kind == "envelopes":
        assert text.index("Luc Moreau") < text.index("Zoë Quill")
        assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [220, 110]
    signed("verify", str(home / "letters" / APPEAL))


def settings(home: Path, *lines: str) -> None:
    path = home / "ua-i18n.yaml"
    path.write_text(
        "\n".join([path.read_text(encoding="utf-8"), "section:", *(f"  {line}" for line in lines), ""]), "utf-8"
    )


def test_a_sections_country_gives_paper_and_window(signed: Run, home: Path) -> None:
    settings(home, "territory: US")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "pdf")
    (path,) = (home / "letters" / APPEAL / "fr").glob("*.pdf")
    box = PdfReader(io.BytesIO(path.read_bytes())).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)
    signed("verify", str(home / "letters" / APPEAL))


def test_a_letterhead_is_on_every_letter_and_in_no_signature(signed: Run, home: Path) -> None:
    (home / "logo.png").write_bytes(letter_cases.png(40, 20))
    settings(home, "organisation: Réseau du Port", "letterhead: [Réseau du Port, 2 quai Neuf]", "logo: logo.png")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt,html,docx,pdf")
    for path in (home / "letters" / APPEAL / "fr").iterdir():
        assert said(path).startswith("Réseau du Port 2 quai Neuf"), path
    signed("verify", str(home / "letters" / APPEAL))


def test_a_section_that_is_not_to_be_named_is_not(signed: Run, home: Path) -> None:
    settings(home, "organisation: Réseau du Port", "named: false", "letterhead: [Réseau du Port]")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    (path,) = (home / "letters" / APPEAL / "fr").glob("*.txt")
    assert "Réseau" not in path.read_text(encoding="utf-8")


def test_a_letter_that_names_it_all_the_same_is_refused(signed: Run, home: Path) -> None:
    settings(home, "organisation: Bishnu Prasad Tamrakar", "named: false")
    told = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", code=3).stderr
    assert "it names Bishnu Prasad Tamrakar" in told
    assert "named: true" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("territory: Germany", "section.territory must be the code of a country"),
        ("window: round", "section.window: there is none named 'round'"),
        ("paper: foolscap", "section.paper: there is none named 'foolscap'"),
        ("named: perhaps", "section.named must be true or false"),
        ("colour: red", "there is no setting 'colour' here"),
        ("logo: ../logo.png", "leads out of"),
        ("logo: missing.png", "no such file"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(signed: Run, home: Path, line: str, told: str) -> None:
    settings(home, line)
    output = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", code=1).output
    assert told in output
    if "logo" not in line:
        assert "ua-i18n.yaml:" in output


EMBASSY = """format: 1
addressees:
  - office: Embassy of Nepal
    rank: ambassador
    level: state
    country: NP
    address_lines: [5 Quay Street, Port-Sarel]
    salutation: Your Excellency
"""


def test_an_embassy_of_the_sections_own_gets_the_letters_about_its_country(ua: Run, home: Path) -> None:
    (home / "addressees.yaml").write_text(EMBASSY + EMBASSY.partition("addressees:\n")[2].replace("NP", "FR"), "utf-8")
    ua("import", "../ua.txt")
    ua("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "--allow-drafts")
    folder = home / "letters" / APPEAL / "en"
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-Dhan_Bahadur_Rokaya-DRAFT.txt",
        "02-Embassy_of_Nepal-DRAFT.txt",
    ]
    text = (folder / "02-Embassy_of_Nepal-DRAFT.txt").read_text(encoding="utf-8")
    assert "5 Quay Street" in text
    assert "Your Excellency," in text
    assert "Bishnu Prasad Tamrakar" in text


def test_an_embassy_that_is_added_later_comes_in_when_the_source_is_read_again(imported: Run, home: Path) -> None:
    (home / "addressees.yaml").write_text(EMBASSY, "utf-8")
    imported("import", APPEAL, "--reread")
    assert "Embassy of Nepal" in (home / "catalogs" / APPEAL / "appeal.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    salutation: Your Excellency\n", "", "addressees.yaml:3: Embassy of Nepal: needs country, salutation"),
        ("rank: ambassador", "rank: envoy", "addressees.yaml:4"),
        ("level: state", "height: 3", "unknown key height"),
    ],
)
def test_a_wrong_embassy_is_told_with_its_line(ua: Run, home: Path, old: str, new: str, told: str) -> None:
    assert old in EMBASSY
    (home / "addressees.yaml").write_text(EMBASSY.replace(old, new), "utf-8")
    assert told in ua("import", "../ua.txt", code=1).output


def test_a_print_run_is_purged_whole(signed: Run, home: Path, senders: Path) -> None:
    signed(*ORDER, "--format", "txt", "--zip")
    folder = home / "letters" / APPEAL
    assert folder.with_name(f"{APPEAL}.zip").is_file()
    signed("purge", str(folder))
    assert not folder.exists()
    assert not folder.with_name(f"{APPEAL}.zip").exists()


HOSTILE = (
    '=HYPERLINK("x")',
    "<script>&amp;</script>",
    "#let x = 1 $x$ `a` *b* _c_ \\n",
    "\u202eevil\u202c \u2066a\u2069",
    "</w:t> ]]> {slot} {{x}}",
    "@SUM(A1) +1 -1",
    "C:\\new\\table ${HOME} $(id) %s",
)


def test_hostile_senders_are_printed_as_they_are_in_every_format(signed: Run, home: Path) -> None:
    with (home / "senders.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "address"), *((line, "\n".join(HOSTILE)) for line in HOSTILE)])
    signed(*ORDER[:-1], "--format", "txt,html,docx,pdf")
    folder = home / "letters" / APPEAL
    paths = sorted((folder / "fr").glob("01-*"))
    assert len(paths) == 4 * len(HOSTILE)
    for path in paths:
        text = said(path)
        assert [line for line in HOSTILE if fold(line) not in text] == [], path
    signed("verify", str(folder))


EXTREMES = {
    "one endless line": ("ADDRESS", ("x" * 10_000,)),
    "one long line of words": ("ADDRESS", ("Hall of " * 1_250,)),
    "forty lines": ("ADDRESS", tuple(f"Line {number} of forty" for number in range(40))),
    "a sender of forty lines": ("SENDER", tuple(f"Line {number} of forty" for number in range(40))),
    "two hundred requests": ("LIST", tuple(f"I ask you to end measure {number}." for number in range(200))),
}


@pytest.mark.parametrize("territory", ["", "DE", "FR", "US"])
@pytest.mark.parametrize("extreme", EXTREMES)
def test_nothing_is_cut_where_much_is_said(extreme: str, territory: str) -> None:
    role, lines = EXTREMES[extreme]
    layout = packs_cupboard().laid_out(Layout(), Choice(territory=territory))
    blocks = (
        Block(BlockRole.ADDRESS, ((TypesetRun("1 Rua Nova", True),),)),
        Block(BlockRole[role], tuple((TypesetRun(line, True),) for line in lines)),
        Block(BlockRole.CLOSING, ((TypesetRun("Yours faithfully,"),),)),
    )
    whole = letter_cases.letter(blocks=blocks, layout=layout)
    for name in ("txt", "html", "docx", "pdf", "telex"):
        renderer = plugins.load().renderers[name]
        file = renderer.render(whole)
        folded = folding(renderer)
        text = fold(renderer.text(file))
        assert [line[:40] for line in (*lines, "Yours faithfully,") if folded(line) not in text] == [], name
        if name == "pdf":
            assert_on_paper(file)


def packs_cupboard() -> Cupboard:
    path = packs.shipped() / "locales" / "stationery.yaml"
    return stationery.parse(path.read_text(encoding="utf-8"), str(path))


def assert_on_paper(file: bytes) -> None:
    """Every glyph lies on its page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert all(left >= 0 and right <= width and bottom >= 0 and top <= height for left, bottom, right, top in boxes)
        text.close()
        page.close()
    document.close()


@pytest.mark.parametrize("channel", ["labels", "envelopes"])
@pytest.mark.parametrize("extreme", ["one endless line", "forty lines", "a sender of forty lines"])
def test_the_outside_of_a_letter_is_never_cut(extreme: str, channel: str) -> None:
    role, lines = EXTREMES[extreme]
    sender = lines if role == "SENDER" else ("Ana Brix",)
    address = lines if role == "ADDRESS" else ("1 Rua Nova",)
    blocks = tuple(
        Block(role, tuple((TypesetRun(line, True),) for line in said_by))
        for role, said_by in ((BlockRole.SENDER, sender), (BlockRole.ADDRESS, address))
    )
    outside = letter_cases.letter(blocks=blocks, channel=channel)
    file = Pdf().bind([outside, outside])
    text = fold(Pdf().text(file))
    assert all(text.count(fold(line)) >= 2 for line in address)
    assert channel == "labels" or all(text.count(fold(line)) >= 2 for line in sender)
    assert_on_paper(file)


@pytest.mark.parametrize(
    ("country", "home", "last"),
    [("NP", "DE", "NEPAL"), ("NP", "NP", "Kathmandu"), (None, "DE", "Kathmandu"), ("NP", "", "NEPAL")],
)
def test_mail_abroad_names_its_country_last(country: str | None, home: str, last: str) -> None:
    addressee = Addressee(office="Prime Minister", address_lines=("Kathmandu",), country=country)
    outside = envelopes.cover(letter_cases.letter("words"), addressee, "labels", envelopes.Posting(home, "en"))
    assert outside.blocks[-1].lines[-1][0].text == last
    named = replace(addressee, address_lines=("Kathmandu, Nepal",))
    outside = envelopes.cover(letter_cases.letter("words"), named, "labels", envelopes.Posting(home, "en"))
    assert outside.blocks[-1].lines[-1][0].text == "Kathmandu, Nepal"


@pytest.mark.parametrize(
    ("territory", "paper", "left"),
    [("DE", "a4", 25), ("FR", "a4", 105), ("US", "us-letter", 25.4), ("CL", "us-letter", None), ("JP", "a4", None)],
)
def test_paper_and_window_by_country(territory: str, paper: str, left: float | None) -> None:
    layout = packs_cupboard().laid_out(Layout(), Choice(territory=territory))
    window = layout.stationery.window
    assert layout.paper == paper
    assert (window.left if window else None) == left


def test_an_order_of_its_own_is_kept_where_a_window_would_change_it() -> None:
    order = ("address", "body", "date", "signature")
    assert packs_cupboard().laid_out(Layout(order=order), Choice(territory="DE")).order == order


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x04ab"])
def test_what_is_no_picture_is_no_logo(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"logo\.png"):
        letterhead.picture(data, "logo.png", "")


def test_the_size_of_a_jpeg_is_found_behind_what_cameras_write() -> None:
    frame = b"\xff\xc2\x00\x11\x08\x00\x14\x00\x28" + b"\0" * 12
    found = letterhead.picture(b"\xff\xd8\xff\xe1\x00\x06Exif" + frame, "logo.jpg", "Port")
    assert (found.kind, found.width, found.height) == ("jpeg", 40, 20)


NAMED = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--senders", "senders.csv", "--format", "txt")


def test_who_is_taken_off_the_table_is_in_no_file_any_more(signed: Run, home: Path, senders: Path) -> None:
    signed(*NAMED, "--zip")
    senders.write_text(SENDERS.replace("Luc Moreau,3 rue des Prés,Lyon,fr,luc@example.org\n", ""), encoding="utf-8")
    told = signed(*NAMED, "--zip").stderr
    assert "fr/01-Dhan_Bahadur_Rokaya-s002.txt" in told
    assert files(home) == ["00-cover.txt", "01-Dhan_Bahadur_Rokaya-s001.txt"]
    assert "Zoë Quill" in said(home / "letters" / APPEAL / "fr" / "01-Dhan_Bahadur_Rokaya-s001.txt")
    with zipfile.ZipFile(home / "letters" / f"{APPEAL}.zip") as archive:
        assert not [name for name in archive.namelist() if "s002" in name]
    signed("verify", f"letters/{APPEAL}")


@pytest.mark.parametrize("first", [("--format", "html"), ("--print-run",)])
def test_nor_in_another_format_or_print_run(signed: Run, home: Path, senders: Path, first: tuple[str, ...]) -> None:
    signed(*NAMED[:-2], *first)
    senders.write_text(SENDERS.replace("Luc Moreau,3 rue des Prés,Lyon,fr,luc@example.org\n", ""), encoding="utf-8")
    signed(*NAMED)
    assert not [path for path in (home / "letters" / APPEAL).rglob("*") if path.is_file() and "Moreau" in text_of(path)]
    signed("verify", f"letters/{APPEAL}")


def text_of(path: Path) -> str:
    known = path.suffix[1:] in plugins.load().renderers
    return said(path) if known else path.read_text("utf-8")


def test_a_set_made_again_without_a_table_names_nobody(signed: Run, home: Path, senders: Path) -> None:
    signed(*NAMED)
    signed(*NAMED[:-4], "--format", "txt")
    assert files(home) == ["01-Dhan_Bahadur_Rokaya.txt"]
    signed(*NAMED)
    assert files(home) == [
        "00-cover.txt",
        "01-Dhan_Bahadur_Rokaya-s001.txt",
        "01-Dhan_Bahadur_Rokaya-s002.txt",
    ]
    signed("verify", f"letters/{APPEAL}")


def test_a_zip_of_a_set_from_which_letters_went_goes_too(signed: Run, home: Path, senders: Path) -> None:
    signed(*NAMED, "--zip")
    senders.write_text("name\nZoë Quill\n", encoding="utf-8")
    signed(*NAMED)
    assert not (home / "letters" / f"{APPEAL}.zip").exists()


def test_without_names_formats_are_added_to_a_set(signed: Run, home: Path) -> None:
    for name in ("txt", "html"):
        signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", name)
    assert files(home) == ["01-Dhan_Bahadur_Rokaya.html", "01-Dhan_Bahadur_Rokaya.txt"]


@pytest.fixture
def interrupted(signed: Run, home: Path, senders: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run that somebody interrupts when its third file is written."""
    from ua_i18n import storage

    written = 0
    write_if_changed = storage.write_if_changed

    def until_the_third(path: Path, data: bytes | str) -> bool:
        nonlocal written
        written += path.suffix == ".txt"
        if written == 3:
            raise KeyboardInterrupt
        return write_if_changed(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(storage, "write_if_changed", until_the_third)
        signed(*NAMED, code=1)
    assert "01-Dhan_Bahadur_Rokaya-s001.txt" in files(home)
    assert not (home / "letters" / APPEAL / "manifest.json").exists()
    return signed


def test_an_interrupted_run_is_purged_whole(interrupted: Run, home: Path) -> None:
    refused = interrupted("verify", f"letters/{APPEAL}", code=1).stderr
    assert "ua-i18n purge" in refused
    interrupted("purge", f"letters/{APPEAL}")
    assert not (home / "letters" / APPEAL).exists()


def test_a_run_after_an_interrupted_one_leaves_nothing_of_it(interrupted: Run, home: Path, senders: Path) -> None:
    senders.write_text("name,language\n,fr\nZoë Quill,fr\n", encoding="utf-8")
    interrupted(*NAMED, code=3)
    assert files(home) == ["00-cover.txt", "01-Dhan_Bahadur_Rokaya-s002.txt"]
    interrupted("verify", f"letters/{APPEAL}")


def test_letters_of_an_interrupted_run_are_called_back(interrupted: Run, home: Path) -> None:
    (made,) = sets_made(Workspace.open(home).appeal(APPEAL))
    assert (made.locales, made.addressees, made.drafts) == (("fr",), ("Dhan Bahadur Rokaya",), False)
    interrupted(*NAMED)
    (made,) = sets_made(Workspace.open(home).appeal(APPEAL))
    assert made.files == 3
    interrupted("purge", f"letters/{APPEAL}")
    assert sets_made(Workspace.open(home).appeal(APPEAL)) == ()


def test_a_folder_of_another_appeals_unfinished_letters_is_refused(interrupted: Run, home: Path) -> None:
    (journal,) = (home / "letters" / APPEAL).glob("unfinished-*.jsonl")
    journal.write_text(journal.read_text("utf-8").replace(APPEAL, "eur-01-02-2004"), "utf-8")
    assert "choose another folder" in interrupted(*NAMED, code=2).stderr
