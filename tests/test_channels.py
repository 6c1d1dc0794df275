"""Channels: each letter in the shape of its way, and only where its addressee can be reached that way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, SOURCE, Run
from ua_i18n import packs
from ua_i18n.letters.asked import hints
from ua_i18n.letters.channels import contacts
from ua_i18n.letters.speaking import listed
from ua_i18n.model import Addressee, UrgentAction

ORDER = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10")


@pytest.fixture
def reachable(signed: Run, home: Path) -> Run:
    """The appeal with every contact that a channel may need."""
    path = home / "catalogs" / APPEAL / "appeal.yaml"
    text = path.read_text(encoding="utf-8")
    known = {"telex: []": "telex: [2210 PMO NP]", "email: []": "email: [pm@gov.example]"}
    known["telegram: null"] = "telegram: Prime Minister, Kathmandu, Nepal"
    for empty, given in known.items():
        assert empty in text
        text = text.replace(empty, given, 1)
    path.write_text(text, encoding="utf-8")
    return signed


def made(home: Path, name: str) -> bytes:
    (path,) = (home / "letters" / APPEAL / "fr").glob(name)
    return path.read_bytes()


@pytest.mark.parametrize("channel", ["email", "telex"])
def test_nothing_goes_where_the_addressee_has_no_contact(signed: Run, channel: str) -> None:
    told = signed(*ORDER, "--channel", channel, code=3).stderr
    assert f"no {channel} is known for this addressee" in told
    assert "--channel" in told


def test_a_fax_has_a_cover_and_the_signed_letter(reachable: Run, home: Path) -> None:
    reachable(*ORDER, "--channel", "fax", "--format", "pdf,txt,docx,html")
    text = made(home, "01-*-fax.txt").decode().replace("\u00a0", " ")
    assert text.startswith("Télécopie\n")
    assert "Fax : +977 00 000000" in text
    assert text.index("Date : 10 mai 2004") < text.index("Je vous prie")
    reachable("verify", str(home / "letters" / APPEAL))


def test_an_email_is_ready_to_send(reachable: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,address,language,email\nLuc Moreau,3 rue,fr,luc@example.org\n", "utf-8")
    reachable(*ORDER, "--channel", "email", "--senders", "senders.csv")
    data = made(home, "01-*-email-s001.eml")
    assert data.isascii()
    message = message_from_bytes(data, policy=policy.default)
    assert (message["To"], message["From"], message["Content-Language"]) == ("pm@gov.example", "luc@example.org", "fr")
    assert message["Subject"] == "Appel concernant Bishnu Prasad Tamrakar"
    parts = {part.get_content_type(): part for part in message.walk()}
    assert parts["text/plain"].get_content_charset() == parts["text/html"].get_content_charset() == "utf-8"
    for kind in ("text/plain", "text/html"):
        said = parts[kind].get_content()
        assert "3 rue" in said
        assert "Kathmandu" not in said
    reachable("verify", str(home / "letters" / APPEAL))


def test_a_draft_email_is_to_nobody(reachable: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    reachable(*ORDER, "--channel", "email", "--allow-drafts")
    message = message_from_bytes(made(home, "01-*-email-DRAFT.eml"), policy=policy.default)
    assert message["To"] is None
    assert "PROJET" in message["Subject"]


def test_a_telegram_is_short(reachable: Run, home: Path) -> None:
    reachable(*ORDER, "--channel", "telegram")
    text = made(home, "01-*-telegram.txt").decode()
    assert text.lstrip().startswith("Prime Minister, Kathmandu, Nepal\n")
    assert "Je vous prie" not in text
    assert "Je vous remercie" not in text
    assert "Bishnu Prasad Tamrakar" in text


def test_a_cover_sheet_is_for_people_and_no_telex(reachable: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language\nLuc Moreau,fr\n", "utf-8")
    reachable(*ORDER, "--channel", "telex", "--senders", "senders.csv")
    assert made(home, "01-*-telex-s001.tlx")
    assert made(home, "00-cover.*").decode().startswith("Comment envoyer ces lettres")
    reachable("verify", str(home / "letters" / APPEAL))


def test_a_telex_is_in_capitals_and_proved_in_its_alphabet(reachable: Run, home: Path) -> None:
    reachable(*ORDER, "--channel", "telex")
    text = made(home, "01-*-telex.tlx").decode("ascii")
    assert text.startswith("2210 PMO NP\r\n")
    assert text.rstrip().endswith("2210 PMO NP")
    assert text == text.upper()
    assert max(map(len, text.split("\r\n"))) <= 69
    folder = home / "letters" / APPEAL
    (entry,) = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert (entry["channel"], entry["transform"]) == ("telex", "ita2")
    reachable("verify", str(folder))
    (path,) = folder.rglob("*.tlx")
    path.write_bytes(path.read_bytes().replace(b"TAMRAKAR", b"TAMRACAR"))
    assert "Bishnu Prasad Tamrakar" in reachable("verify", str(folder), code=1).output


@pytest.mark.parametrize(
    ("channel", "formats", "refused", "carried"),
    [
        ("telex", "pdf,docx", "pdf, docx", "telex"),
        ("telex", "telex,html", "html", "telex"),
        ("telegram", "pdf", "pdf", "txt, telex"),
        ("email", "docx", "docx", "eml, html, txt"),
    ],
)
def test_a_format_that_a_channel_cannot_carry_is_refused(
    reachable: Run, home: Path, channel: str, formats: str, refused: str, carried: str
) -> None:
    told = reachable(*ORDER, "--channel", channel, "--format", formats, code=2).stderr
    assert f"--channel {channel} cannot carry {refused}; it can: {carried}" in told
    assert not (home / "letters").exists()


def test_one_set_may_hold_several_channels(reachable: Run, home: Path) -> None:
    reachable(*ORDER, "--format", "txt")
    reachable(*ORDER, "--channel", "fax", "--format", "txt")
    assert len(list((home / "letters" / APPEAL).rglob("*.txt"))) == 2
    reachable("verify", str(home / "letters" / APPEAL))


def test_only_what_is_a_mail_address_is_one() -> None:
    addressee = Addressee(email=("[email protected]", "a@b.example", "x@y.example\nBcc: z@y.example"))
    assert contacts("email", addressee) == ("a@b.example",)


def test_a_language_that_nobody_asked_for_is_told() -> None:
    action = UrgentAction(id="x", appeal_languages=("English", "French", "your own language"))
    day = date(2026, 1, 1)
    assert list(hints(action, ["fr-CA"], day)) == []
    asked = replace(action, appeal_languages=("English", "French"))
    (told,) = hints(asked, ["es", "en"], day)
    assert "English, French" in told
    assert list(hints(UrgentAction(id="x"), ["es"], day)) == []


def test_a_mail_for_people_without_a_name_has_the_plain_subject(ua: Run, home: Path) -> None:
    source = SOURCE.replace("Bishnu Prasad Tamrakar (m), teacher, aged 41", "Residents of the camp at the river")
    source = source.replace("Bishnu Prasad Tamrakar was", "The residents were").replace(
        "Bishnu Prasad Tamrakar", "them"
    )
    source = source.replace("Fax: +977 00 000000", "Email: pm@gov.example")
    (home.parent / "camp.txt").write_text(source, encoding="utf-8")
    ua("import", "../camp.txt")
    ua("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--channel", "email", "--allow-drafts")
    (path,) = (home / "letters" / APPEAL / "en").glob("*.eml")
    assert message_from_bytes(path.read_bytes(), policy=policy.default)["Subject"]


def test_a_list_of_nobody_is_empty() -> None:
    assert listed((), packs.load("fr", [packs.shipped() / "locales"])) == ()
