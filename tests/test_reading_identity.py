"""Who a block of lines names: office, name and native office in any order, on one line or on several."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.identity import identify
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once  # what it tells is the same on every Python


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("Chief Minister\nThiru P. Selvan\nFort St. George", ("P. Selvan", "Thiru", "Chief Minister", None, 1)),
        ("District Collector\nTmt. Rani Panda\nCollectorate", ("Rani Panda", "Tmt.", "District Collector", None, 1)),
        ("Controller of Prisons\nMr Jan Sima\nBox 2", ("Jan Sima", "Mr", "Controller of Prisons", None, 1)),
        ("Mr Juan Paz\nPersonero Municipal\nCalle 2", ("Juan Paz", "Mr", "Personero Municipal", None, 1)),
        ("Ministre\nM. Jean Bo\nBP 3", ("Jean Bo", "M.", "Ministre", None, 1)),
        ("Bupati of Aceh Barat\nBapak T. Hasan\nJl. 1", ("T. Hasan", "Bapak", "Bupati of Aceh Barat", None, 1)),
        (
            "Attorney General\nFiscal General de la República\nLic. Marta Ruiz Peña\nBulevar Morazán 3",
            ("Marta Ruiz Peña", "Lic.", "Attorney General", "Fiscal General de la República", 1),
        ),
        (
            "Governor of Oaxaca\nGobernador del Estado\nIng. Ulises Mora\nPalacio de Gobierno",
            ("Ulises Mora", "Ing.", "Governor of Oaxaca", "Gobernador del Estado", 1),
        ),
        (
            "Chechen Republic Procurator\nTimur Gadaev\nul. Lenina 3",
            ("Timur Gadaev", None, "Chechen Republic Procurator", None, 1),
        ),
        ("Minister of Justice: Bakyt ORAZ-BEK\nul. Mira 1", ("Bakyt ORAZ-BEK", None, "Minister of Justice", None, 1)),
        ("Minister of Justice, Bakyt ORAZOV\nul. Mira 1", ("Bakyt ORAZOV", None, "Minister of Justice", None, 1)),
        ("Foreign Minister Joko Santana, Jakarta", ("Joko Santana", None, "Foreign Minister", None, 1)),
        (
            "Budi Hartono, Commander of the Armed Forces, Cilangkap, Jakarta, Indonesia",
            ("Budi Hartono", None, "Commander of the Armed Forces", None, 1),
        ),
        (
            "His Excellency\nColonel Yaya Traorou\nMinister of Defence",
            ("Yaya Traorou", "His Excellency Colonel", "Minister of Defence", None, 0),
        ),
        (
            "President\nHis Excellency the President Ravi Jaya\nPalace Road 1",
            ("Ravi Jaya", "His Excellency the President", "President", None, 1),
        ),
        (
            "Commissioner of Police\nGen. (Retd) Ali Khan-Zada\nMall Road",
            ("Ali Khan-Zada", "Gen. (Retd)", "Commissioner of Police", None, 1),
        ),
        (
            "Dr Ilija Savić\n(Leader of the Opposition)\nPale",
            ("Ilija Savić", "Dr", "Leader of the Opposition", None, 1),
        ),
        (
            "Predrag Simić\nPredsednik opštine (Mayor)\n78000 Foča",
            ("Predrag Simić", None, "Predsednik opštine (Mayor)", None, 1),
        ),
        ("Hosseini, Office of the Supreme Leader", ("Hosseini", None, None, None, 1)),
        (
            "Supreme Court of Justice\nJudge Rosa Paz-Lima, President\n21 calle",
            ("Rosa Paz-Lima", "Judge", "President", None, 2),
        ),
        (
            "Monsieur le Maréchal Kibala Muteba\nBP 3, Kinshasa",
            ("Kibala Muteba", "Monsieur le Maréchal", None, None, 1),
        ),
        (
            "Special Envoy of the Secretary-General for\nHuman Rights\nMr Jan Novak\nBox 1",
            ("Jan Novak", "Mr", "Special Envoy of the Secretary-General for Human Rights", None, 1),
        ),
        (
            "Centro de Derechos Humanos Fray Tomás\nCalle 3",
            ("Centro de Derechos Humanos Fray Tomás", None, None, None, 1),
        ),
        ("Local NGO\nLiga Sur, Calle 3", ("Liga Sur", None, "Local NGO", None, 1)),
        ("Newspaper\nEl Diario del Golfo\nQuito", ("El Diario del Golfo", None, "Newspaper", None, 1)),
        (
            "National Human Rights Commission\nExecutive Secretary\nMrs Oluchi Nwankwo\nAbuja",
            ("Oluchi Nwankwo", "Mrs", "Executive Secretary", None, 2),
        ),
        (
            "Señor Presidente\nHernán Caicedo\nPresidente de la República\nBogotá",
            ("Hernán Caicedo", None, "Presidente de la República", None, 1),
        ),
        (
            "Provincial Commander of the Police\nComandante Provincial\nCommissioner Antonio Sita\nLuanda",
            ("Antonio Sita", "Commissioner", "Provincial Commander of the Police", "Comandante Provincial", 1),
        ),
        (
            "Monsieur le Ministre de la Justice\nMe Yao Agbodjan\nBP 3",
            ("Yao Agbodjan", "Me", "Ministre de la Justice", None, 1),
        ),
        ("Hon Chief Justice\nBox 3", (None, "Hon", "Chief Justice", None, 1)),
        ("Mr Juan Paz (Minister of Interior)\nCalle 3", ("Juan Paz", "Mr", "Minister of Interior", None, 1)),
        ("Col. Budi (Regional Commander of Aceh)\nJl. 3", ("Budi", "Col.", "Regional Commander of Aceh", None, 1)),
        (
            "The President of the Republic, Major Ola BUY\nBox 3",
            ("Ola BUY", "Major", "The President of the Republic", None, 1),
        ),
        ("Ombudsman, Parviz Vali-Zoda\nBox 3", ("Parviz Vali-Zoda", None, "Ombudsman", None, 1)),
        ("Chief of Police, San Salvador\nBox 3", (None, None, "Chief of Police, San Salvador", None, 1)),
        ("Alcalde Municipal de Barranca\nCalle 3", (None, None, "Alcalde Municipal de Barranca", None, 1)),
        (
            "Chief of Police, East Timor\nCol. Andreas Sugi\nDili",
            ("Andreas Sugi", "Col.", "Chief of Police, East Timor", None, 1),
        ),
        ("Attorney General - Ali SAID\nBox 3", ("Ali SAID", None, "Attorney General", None, 1)),
        ("Ministry of Justice\nMain Street 3", (None, None, "Ministry of Justice", None, 1)),
        ("The Editor, Daily Drum, PO Box 3, Accra, Ghana", (None, None, "The Editor", None, 1)),
    ],
)
def test_who_is_named(block: str, expected: tuple[str | None, str | None, str | None, str | None, int]) -> None:
    naming, address = identify(block.splitlines(), english(), None)
    found = (naming.name, naming.honorific, naming.office, naming.native_title, len(address))
    assert found == expected


@pytest.mark.parametrize(
    ("block", "count"),
    [
        ("La Prensa, Calle 3, Lima, Peru\nEl Diario, Calle 4, Lima, Peru\nAPRODEH, Jr. Sol 5, Lima, Peru", 3),
        ("Minister X, Lima\nKOMPAS (newspaper), Jl. Merdeka 3, Jakarta, Indonesia", 2),
        ("Minister of Justice, Mr Jan Novak\nMinistry of Justice, Box 3, Kigali, Rwanda", 1),
        ("La Voz\nCalle 3, Centro, Bogotá, Colombia", 1),
        ("UNHCR, Palais des Nations, Geneva, Switzerland\nFax: 41 22 731 9546\nOslobo, Ulica 3, Sarajevo, Bosnia", 2),
    ],
)
def test_recipients_on_a_line_each(block: str, count: int) -> None:
    lines = [Line(number, text) for number, text in enumerate(block.splitlines(), start=1)]
    assert len(read_addressees(lines, english(), None)) == count


@pytest.mark.parametrize(
    "text", ["", ",", ", ", "(", "()", "of the", "Mr", "Mr ,", "a, b, c, Peru", "His Excellency the"]
)
def test_any_line_names_somebody_or_nobody(text: str) -> None:
    naming, address = identify([text], english(), None)
    assert len(address) <= 1
    assert naming.name is None or naming.name.strip()
