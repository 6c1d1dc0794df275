"""Senders: tables as spreadsheets write them, letters with a name that only they carry, and no name elsewhere."""

from __future__ import annotations

import io
import zipfile
from email import message_from_bytes, policy
from importlib.util import find_spec
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, Run
from conftest import need
from ua_i18n import packs, plugins
from ua_i18n.errors import FormatError
from ua_i18n.letterset import fold
from ua_i18n.senders import columns, parse

TABLE = """Name;Address;City;Language;E-Mail
Zoë Quill;"1 Mill Lane
Upper Farm";Bath;en;zoe@example.org
Luc Moreau;3 rue des Prés;Lyon;fr;
;nowhere;;;
Ada Stone;2 High Street;York;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_tables_of_any_country(encoding: str, delimiter: str) -> None:
    found = parse(TABLE.replace(";", delimiter).encode(encoding), "senders.csv")
    assert [sender.lines for sender in found.senders] == [
        ("Zoë Quill", "1 Mill Lane", "Upper Farm", "Bath"),
        ("Luc Moreau", "3 rue des Prés", "Lyon"),
        ("Ada Stone", "2 High Street", "York"),
    ]
    assert [sender.key for sender in found.senders] == ["s001", "s002", "s004"]
    assert found.faults == ("row 4: has no name",)  # as the spreadsheet numbers it, the address of two lines above it


def test_a_row_with_an_unknown_language_is_told_and_the_rest_made() -> None:
    found = parse(b"name,language\nA,xx\nB,fr\n", "senders.csv")
    assert [sender.language for sender in found.senders] == ["fr"]
    assert "row 2: " in found.faults[0]


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("français", "fr"),
        ("FRANC\u0327AIS", "fr"),
        ("French", "fr"),
        ("Deutsch", "de"),
        ("español", "es"),
        ("العربية", "ar"),
        ("Brazilian Portuguese", "pt-BR"),
        ("pt_br", "pt-BR"),
        ("FR", "fr"),
    ],
)
def test_a_language_is_known_by_its_tag_and_by_its_names(written: str, tag: str) -> None:
    (sender,) = parse(f"name,language\nA,{written}\n".encode(), "senders.csv").senders
    assert sender.language == tag


def workbook(*rows: tuple[object, ...]) -> bytes:
    need(find_spec("openpyxl"), "openpyxl")
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_read_as_its_table() -> None:
    table = workbook(("Name", "Address", "City", "Language"), ("Zoë Quill", 12.0, "Bath", "en"), (None, "x"), ("B",))
    found = parse(table, "senders.xlsx")
    assert [sender.lines for sender in found.senders] == [("Zoë Quill", "12", "Bath"), ("B",)]
    assert found.faults == ("row 3: has no name",)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    need(find_spec("openpyxl"), "openpyxl")
    with pytest.raises(FormatError, match="not a workbook"):
        parse(data, "senders.xlsx")


@pytest.mark.parametrize("address", ["a@b.org\nBcc: c@d.org", "no address", "a@b"])
def test_what_is_no_mail_address_never_becomes_a_header(address: str) -> None:
    found = parse(f'name,email\nA,"{address}"\nB,b@example.org\n'.encode(), "senders.csv")
    assert [sender.email for sender in found.senders] == ["b@example.org"]
    assert "is no e-mail address" in found.faults[0]


HOSTILE_NAME = "=HYPERLINK(1) <b>&#x27; #let x \u202eevil {slot} $x$"


def test_markup_in_a_sender_is_printed_literally(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text(f"name,language\n{HOSTILE_NAME},fr\n", encoding="utf-8")
    order = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--senders", "senders.csv")
    signed(*order, "--format", "txt,html,docx,pdf,eml")
    folder = home / "letters" / APPEAL / "fr"
    offered = plugins.load().renderers
    for name in ("txt", "html", "docx", "pdf"):
        (path,) = folder.glob(f"01-*.{name}")
        text = " ".join(offered[name].text(path.read_bytes()).split())
        assert fold(HOSTILE_NAME) in fold(text), name
    signed("verify", str(folder.parent))


def test_a_cover_sheet_tells_what_to_do(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language\nLuc Moreau,fr\n", encoding="utf-8")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", "--senders", "senders.csv")
    text = (home / "letters" / APPEAL / "fr" / "00-cover.txt").read_text(encoding="utf-8")
    said = fold(text).replace("\u00a0", " ")
    for expected in (
        "Ces lettres sont écrites en faveur de Bishnu Prasad Tamrakar.",
        "Mr Dhan Bahadur Rokaya",
        "Fax : +977 00 000000",
        "Dernier jour d’envoi : 14 juin 2004.",
        "pays concerné : Népal",
        "ne signez que de vos initiales",
        "avis d’arrêt",
    ):
        assert expected in said
    assert "Luc" not in text


def test_a_cover_is_as_final_as_its_letters(translated: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language\nLuc Moreau,fr\n", encoding="utf-8")
    order = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", "--senders", "senders.csv")
    translated(*order, "--allow-drafts")
    folder = home / "letters" / APPEAL / "fr"
    assert "PROJET" in (folder / "00-cover-DRAFT.txt").read_text(encoding="utf-8")
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna Reviewer")
    translated("sign", APPEAL, "-l", "fr", "--as", "Carla Coordinator")
    translated(*order)
    assert sorted(path.name for path in folder.iterdir()) == ["00-cover.txt", "01-Dhan_Bahadur_Rokaya-s001.txt"]
    translated("verify", str(folder.parent))


COVERED = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--senders", "senders.csv")


def test_a_cover_sheet_may_be_in_the_language_that_senders_read(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language\nAda Stone,en\nBo Lind,\n", encoding="utf-8")
    folder = home / "letters" / APPEAL / "fr"
    assert "s001: no letter is made in en" in signed(*COVERED, "--format", "txt", code=3).stderr
    assert "Dernier jour" in (folder / "00-cover.txt").read_text(encoding="utf-8")
    signed(*COVERED, "--format", "txt", "--cover-language", "en")
    said = " ".join((folder / "00-cover.txt").read_text(encoding="utf-8").split())
    assert "14 June 2004" in said
    assert "The letter in your language: " in said
    assert said.endswith("Yours respectfully,")
    assert "Monsieur" not in said
    letters = sorted(path.name for path in folder.iterdir())
    assert letters == ["00-cover.txt", *(f"01-Dhan_Bahadur_Rokaya-s00{number}.txt" for number in (1, 2))]
    assert "Je vous prie d’agréer" in (folder / letters[1]).read_text(encoding="utf-8").replace("\u00a0", " ")
    signed("verify", str(folder.parent))


def test_a_cover_sheet_goes_with_the_letters_of_its_sender_in_a_print_run(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language,email\nAda Stone,en,ada@example.org\n", encoding="utf-8")
    signed(*COVERED, "--cover-language", "en", "--print-run")
    (mail,) = (home / "letters" / APPEAL / "fr" / "supporters").glob("*.eml")
    body = message_from_bytes(mail.read_bytes(), policy=policy.default).get_body(("plain",))
    assert body is not None
    assert "14 June 2004" in body.get_content()
    signed("verify", str(home / "letters" / APPEAL))


def test_nobody_is_told_what_a_letter_says_in_words_that_nobody_approved(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name\nAda Stone\n", encoding="utf-8")
    signed("draft", APPEAL, "-l", "es")
    told = signed(*COVERED, "--format", "txt", "--cover-language", "es", code=3).stderr
    assert f"{APPEAL}, cover sheet in es: " in told
    assert sorted(path.name for path in (home / "letters" / APPEAL / "fr").iterdir()) == [
        "01-Dhan_Bahadur_Rokaya-s001.txt"
    ]


def test_a_cover_language_is_for_a_set_with_senders(signed: Run) -> None:
    assert "--senders" in signed("letters", APPEAL, "-l", "fr", "--cover-language", "en", code=2).stderr


def test_a_zip_holds_the_set_and_goes_with_it(signed: Run, home: Path) -> None:
    order = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", "--zip")
    signed(*order)
    path = home / "letters" / f"{APPEAL}.zip"
    first = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"{APPEAL}/manifest.json", f"{APPEAL}/fr/01-Dhan_Bahadur_Rokaya.txt"]
    signed(*order)
    assert path.read_bytes() == first
    signed("purge", str(home / "letters" / APPEAL))
    assert not path.exists()


@pytest.mark.parametrize("data", [b"", b"address,city\nA,B\n", b'name\n"A\n'])
def test_what_is_no_table_of_senders_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"senders\.csv:\d"):
        parse(data, "senders.csv")


def test_each_sender_gets_letters_in_their_language_and_no_name_leaves_them(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text(TABLE, encoding="utf-8")
    order = ("letters", APPEAL, "-l", "en", "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    made = signed(*order, "--senders", "senders.csv", code=3)
    assert "row 4: has no name" in made.stderr
    assert "1 sender names no language (s004) and so gets letters in each of en, fr" in made.stderr
    folder = home / "letters" / APPEAL
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    assert names == [
        "en/00-cover.txt",
        "en/01-Dhan_Bahadur_Rokaya-s001.txt",
        "en/01-Dhan_Bahadur_Rokaya-s004.txt",
        "fr/00-cover.txt",
        "fr/01-Dhan_Bahadur_Rokaya-s002.txt",
        "fr/01-Dhan_Bahadur_Rokaya-s004.txt",
    ]
    letter = (folder / "fr" / "01-Dhan_Bahadur_Rokaya-s002.txt").read_text(encoding="utf-8")
    assert "Luc Moreau" in letter
    assert "Lyon, le 10 mai 2004" in letter
    for record in (folder / "manifest.json", home / "catalogs" / APPEAL / "sets.jsonl"):
        assert not any(name in record.read_text(encoding="utf-8") for name in ("Quill", "Moreau", "Stone"))
    assert "/senders*" in (home / ".gitignore").read_text(encoding="utf-8")
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    signed("verify", str(folder))
    signed("purge", str(folder))
    assert not folder.exists()


def test_a_letter_that_is_no_longer_approved_does_not_stay_in_the_set(signed: Run, home: Path) -> None:
    order = ("letters", APPEAL, "-l", "en", "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    signed(*order)
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    told = signed(*order, code=3).stderr
    assert "fr/01-Dhan_Bahadur_Rokaya.txt: removed" in told
    folder = home / "letters" / APPEAL
    assert [path.parent.name for path in folder.rglob("*.txt")] == ["en"]
    signed("verify", str(folder))


def test_a_sender_whose_language_is_not_made_is_told_and_a_region_writes_in_its_language(
    signed: Run, home: Path
) -> None:
    table = "name,language\nAda Stone,en-GB\nBo Lind,de\n"
    (home / "senders.csv").write_text(table, encoding="utf-8")
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "--senders", "senders.csv")
    told = signed(*order, code=3).stderr
    assert "s002: no letter is made in de" in told
    assert (home / "letters" / APPEAL / "en" / "01-Dhan_Bahadur_Rokaya-s001.txt").is_file()


def test_a_cover_sheet_gives_each_contact_its_label_and_wires_where_they_are_asked_for(signed: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "appeal.yaml"
    text = path.read_text(encoding="utf-8").replace("telegram: null", "telegram: Prime Minister, Kathmandu", 1)
    path.write_text(text.replace("telex: []", "telex: [2210 PMO NP]", 1), encoding="utf-8")
    (home / "senders.csv").write_text("name,language,email\nAda Stone,en,ada@example.org\n", encoding="utf-8")
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "--senders", "senders.csv")
    signed(*order)
    said = (home / "letters" / APPEAL / "en" / "00-cover.txt").read_text(encoding="utf-8")
    assert "Telegram: Prime Minister, Kathmandu" in said
    assert "Fax: +977 00 000000" in said
    assert "2210 PMO NP" not in said
    signed(*order, "--print-run")
    (mail,) = (home / "letters" / APPEAL / "en" / "supporters").glob("*.eml")
    assert "UA 914/04" in message_from_bytes(mail.read_bytes(), policy=policy.default)["Subject"]


@pytest.mark.parametrize(
    ("titles", "row", "codepage"),
    [
        ("name;address;city", "Łukasz Żółć;;Gdańsk", "cp1250"),
        ("name;address;city", "Jan Kowalski;;Gdańsk", "cp1250"),
        ("name;address;city", "Jan Kučera;;Brno", "cp1250"),
        ("name;address;city", "Pál Erdős;;Vác", "cp1250"),
        ("name;address;city", "Иван Петров;;Москва", "cp1251"),
        ("name;address;city", "Ιωάννης Παππάς;;Αθήνα", "cp1253"),
        ("name;address;city", "Ayşe Yıldız;;Ankara", "cp1254"),
        ("name;address;city", "يوسف;;عمان", "cp1256"),
        ("name;address;city", "Jānis Bērziņš;;Rīga", "cp1257"),
        ("name;address;city", "山田太郎;;東京", "cp932"),
    ],
)
def test_a_code_page_that_is_not_certain_is_refused(titles: str, row: str, codepage: str) -> None:
    with pytest.raises(FormatError, match="save it as CSV UTF-8"):
        parse(f"{titles}\n{row}\n".encode(codepage), "senders.csv")


@pytest.mark.parametrize(
    ("table", "codepage"),
    [
        ("name;city\nHélène Lefèvre;Besançon\nIñigo Muñoz;León\n", "cp1252"),
        ("name;city\nSøren Kjær;Århus\nBjørg Bøe;Tromsø\n", "cp1252"),
        ("name;city\nJoão Simões;São Tomé\nAnaïs Forêt;Île d’Yeu\n", "cp1252"),
        ("name;address\nJürgen Groß;Straße 3º\nMàrius Niccolò;Forlì\n", "cp1252"),
        ("Name;Adresse;Ort\nŽofia Ýmir;Weg 1;Köln\n", "cp1252"),
        ("Imię i nazwisko;Adres;Miasto\nŁukasz Żółć;;Gdańsk\n", "cp1250"),
        ("Nazwisko;Adres;Miasto\nŁukasz Żółć;;Gdańsk\n", "cp1250"),
        ("Jméno;Adresa;Město\nJiří Kučera;Dlouhá 3;Plzeň\n", "cp1250"),
        ("Név;Cím;Város\nErdős Pál;;Győr\n", "cp1250"),
        ("ФИО;Адрес;Город;Язык\nИван Петров;;Москва;французский\n", "cp1251"),
        ("Ονοματεπώνυμο;Διεύθυνση\nΙωάννης Παππάς;Αθήνα\n", "cp1253"),
        ("Ad Soyad;Adres;Şehir\nAyşe Yıldız;;İzmir\n", "cp1254"),
        ("الاسم;العنوان;المدينة\nيوسف;;عمان\n", "cp1256"),
        ("氏名,住所\n山田太郎,東京\n", "cp932"),
        ("姓名,地址\n朱鎔基,北京\n", "gbk"),
    ],
)
def test_a_code_page_that_the_table_gives_away_is_read_and_told(table: str, codepage: str) -> None:
    found = parse(table.encode(codepage), "senders.csv")
    expected = parse(table.encode(), "senders.csv")
    assert found.senders == expected.senders
    assert "is not UTF-8; read in code page" in found.notes[0]
    assert not expected.notes


@pytest.mark.parametrize(
    ("titles", "tag"),
    [
        ("Name;Adresse;PLZ;Ort;Sprache;E-Mail", "de"),
        ("Nom;Adresse;Code postal;Ville;Langue;Courriel", "fr"),
        ("Nombre y apellidos;Dirección;C.P.;Ciudad;Idioma;Correo electrónico", "es"),
        ("氏名;住所;郵便番号;市区町村;言語;メールアドレス", "ja"),
        ("الاسم;العنوان;الرمز البريدي;المدينة;اللغة;البريد الإلكتروني", "ar"),
        ("full name;Address 1;post-code;TOWN;Language:;Email", "en"),
    ],
)
def test_columns_are_known_by_their_titles_in_any_language(titles: str, tag: str) -> None:
    found = parse(f"{titles}\nAna Brix;1 Rua Nova;1000;Port-Sarel;{tag};ana@example.org\n".encode(), "senders.csv")
    (sender,) = found.senders
    assert sender.lines == ("Ana Brix", "1 Rua Nova", "1000 Port-Sarel")
    assert (sender.city, sender.language, sender.email) == ("Port-Sarel", tag, "ana@example.org")
    assert found.notes == ()


def test_no_title_means_two_columns() -> None:
    meant: dict[str, set[str]] = {}
    for titles in columns.shipped().languages.values():
        for title, column in titles.said():
            meant.setdefault(title, set()).add(column)
    assert {title: found for title, found in meant.items() if len(found) > 1} == {}
    spoken = {tag.partition("-")[0] for tag in columns.shipped().languages}
    assert {tag.partition("-")[0] for tag in packs.tags([packs.shipped() / "locales"])} <= spoken


def test_a_postal_code_stands_where_its_column_does() -> None:
    found = parse(b"name,city,postcode\nAda Stone,York,YO1 7HH\n", "senders.csv")
    assert found.senders[0].lines == ("Ada Stone", "York YO1 7HH")
    assert found.senders[0].city == "York"


def test_parts_of_an_address_are_its_lines() -> None:
    found = parse(b"name,address 1,address 2,city\nAda Stone,Upper Farm,2 High Street,York\n", "senders.csv")
    assert found.senders[0].lines == ("Ada Stone", "Upper Farm", "2 High Street", "York")


def test_a_column_that_is_not_known_is_told() -> None:
    (note,) = parse(b"name,phone,city,shoe size\nAda,1,York,40\n", "senders.csv").notes
    assert "`phone`, `shoe size`" in note
    assert "name, address, postal code, city, language, email" in note


@pytest.mark.parametrize(
    ("written", "tag"),
    [("französisch", "fr"), ("Francés", "fr"), ("ÁRABE", "ar"), ("немецкий", "de"), ("フランス語", "fr")],
)
def test_a_language_is_known_by_its_name_in_other_languages(written: str, tag: str) -> None:
    (sender,) = parse(f"name,language\nA,{written}\n".encode(), "senders.csv").senders
    assert sender.language == tag


@pytest.mark.parametrize(
    ("table", "names", "fault"),
    [
        ('name,address,city\nAna,"Street 1,Bilbao\nBob,Street 2,York\n', ["Bob"], "row 2: has a quotation mark"),
        ('name,address,city\nAna,"Street 1,Bilbao\nBob,"Street 2",York\n', ["Bob"], "row 2: has a quotation mark"),
        ('name,address\nBob,Street 2\nAna,"a" b\nCy,Street 3\n', ["Bob", "Cy"], "row 3: has a quotation mark"),
        ("name,address,city\nAna,Street 1,Flat 2,York\nBob,,York\n", ["Bob"], "row 2: has more cells"),
        ("name,city\nAna\0,York\nBob,York\n", ["Bob"], "row 2: has U+0000 in `name`"),
        ("name,city\nAna,York\x1b[2J\nBob,York\n", ["Bob"], "row 2: has U+001B in `city`"),
        ("name,city\nAn\ue000a,York\nBob,York\n", ["Bob"], "row 2: has U+E000 in `name`"),
    ],
)
def test_a_bad_row_costs_no_other(table: str, names: list[str], fault: str) -> None:
    found = parse(table.encode(), "senders.csv")
    assert [sender.lines[0] for sender in found.senders] == names
    assert [told.startswith(fault) for told in found.faults] == [True]


@pytest.mark.parametrize(
    "above", ["sep=;\n", "Supporters of May;;\n\n", "List, made in June;;;\nfor the name of the group\n"]
)
def test_what_stands_above_the_titles_is_no_row(above: str) -> None:
    found = parse(f"{above}name;city\nAna Brix;Port-Sarel\n".encode(), "senders.csv")
    assert [sender.lines for sender in found.senders] == [("Ana Brix", "Port-Sarel")]
    assert found.faults == ()


def test_nor_in_a_workbook() -> None:
    found = parse(workbook(("Supporters",), (None,), ("Nom", "Ville"), ("Ana Brix", "Lyon"), (None, "x")), "s.xlsx")
    assert [sender.lines for sender in found.senders] == [("Ana Brix", "Lyon")]
    assert found.faults == ("row 5: has no name",)


@pytest.mark.parametrize("table", ["name,city\n", "name,city\n,York\n", 'name\n"A\n'])
def test_a_table_in_which_nobody_can_sign_makes_no_letters_without_names(table: str) -> None:
    with pytest.raises(FormatError, match="names nobody who can sign"):
        parse(table.encode(), "senders.csv")


def test_a_telegram_without_an_address_of_its_own_is_not_told_again(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text("name,language\nLuc Moreau,fr\n", encoding="utf-8")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", "--senders", "senders.csv")
    text = (home / "letters" / APPEAL / "fr" / "00-cover.txt").read_text(encoding="utf-8")
    assert text.count("Office of the Prime Minister") == 1
    assert "Télégramme" not in text


def test_a_number_that_is_another_senders_by_now_leaves_no_letter_of_the_former_one(signed: Run, home: Path) -> None:
    order = ("letters", APPEAL, "-l", "en", "-l", "fr", "--date", "2004-05-10", "--format", "txt,docx")
    table = home / "senders.csv"
    table.write_text("name,language\nAda Stone,en\nBo Lind,en\nCy Marsh,en\n", encoding="utf-8")
    signed(*order, "--senders", "senders.csv")
    signed(*order, "--senders", "senders.csv", "--channel", "fax")
    table.write_text("name,language\nAda Stone,en\nCy Marsh,en\n", encoding="utf-8")
    told = signed(*order, "--senders", "senders.csv", "--channel", "fax").stderr
    assert "01-Dhan_Bahadur_Rokaya-s002.txt" in told
    left = [path.name for path in (home / "letters" / APPEAL / "en").iterdir()]
    assert "01-Dhan_Bahadur_Rokaya-s001.docx" in left
    assert "01-Dhan_Bahadur_Rokaya-s002.docx" not in left
    assert "01-Dhan_Bahadur_Rokaya-fax-s002.txt" in left
