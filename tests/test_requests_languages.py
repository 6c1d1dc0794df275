"""How the requests of sources in other languages than English are put to the readers of letters in those languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs, placeholders
from ua_i18n.grammar import Grammar
from ua_i18n.model import Addressee, AppealGroup, Level, Rank, Request, UrgentAction
from ua_i18n.requests import Reader, is_ground, put_request, put_requests
from ua_i18n.sources import SourceLanguages
from ua_i18n.yamlfile import load

pytestmark = pytest.mark.once

CASES = Path(__file__).parent / "cases" / "requests"
LANGUAGES = SourceLanguages((packs.shipped() / "locales",))
STATES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "fr": ({"adjective": "sarélien"}, {"adjective": "saréliennes"}, {"country": "Sarélie"}),
    "es": ({"adjective": "sareliano"}, {"adjective": "sarelianas"}, {"country": "Sarelia"}),
    "de": ({"adjective": "sarelische"}, {"adjective": "sarelischen"}, {"country": "Sarel"}),
    "ar": ({"adjective": "الساريلية"}, {"adjective": "الساريلي"}, {"country": "ساريل"}),
}
GROUPS = {
    "fr": "les autorités saréliennes",
    "es": "las autoridades sarelianas",
    "de": "die sarelischen Behörden",
    "ar": "السلطات الساريلية",
}
PERSONS = frozenset({"Tomas_Eribe", "Ines_Falk"})


def grammar(tag: str) -> Grammar:
    found = LANGUAGES.of(tag).grammar
    assert found is not None
    return found


def readers(tag: str) -> dict[Level, Reader]:
    rules = grammar(tag)
    own, names = rules.own_state_forms(STATES[tag]), rules.own_state_names(STATES[tag])
    group = rules.plain_name(GROUPS[tag])
    state = Reader(level=Level.STATE, group=group, own_state=own, state_names=names, persons=PERSONS)
    body = Reader(level=Level.BODY, group="{refugee_office}", persons=PERSONS)
    return {
        Level.STATE: state,
        Level.REGION: Reader(level=Level.REGION, group=group, persons=PERSONS),
        Level.BODY: body,
    }


def cases() -> Iterator[object]:
    for tag in STATES:
        for path in sorted((CASES / tag).glob("*.yaml")):
            document = load(path.read_text(encoding="utf-8"), path.name)
            for number, case in enumerate(document.data):
                yield pytest.param(tag, case, id=f"{tag}-{document.place(number)}")


@pytest.mark.parametrize(("tag", "case"), list(cases()))
def test_a_request_put_to_each_reader(tag: str, case: Mapping[str, str]) -> None:
    found = {level: case.get(level.value, case.get("every")) for level in Level}
    wanted = {level: sentence for level, sentence in found.items() if sentence is not None}
    assert wanted
    put = readers(tag)
    assert {level: put_request(case["text"], put[level], grammar(tag)) for level in wanted} == wanted


WORDS = {
    "fr": "exhortez les autorités à de d’ libérer ouvrir leur leurs ses ils elles et ; que qu’ {Ines_Falk} vous votre "
    "exhortez-les demandez priez instamment ne pas une enquête , soit qui",
    "es": "instando a las autoridades que liberen garanticen y , su sus ellos se no quien {Ines_Falk} usted "
    "instándoles pidiendo investigación respeten orden si ;",
    "de": "die Behörden auffordern , bitten freizulassen zu ihre ihren sie Familien Verpflichtungen {Ines_Falk} um "
    "eine Untersuchung fordern dass wird Lassen Sie frei ;",
    "ar": "لدعوة لحث السلطات إلى على الإفراج عن {Ines_Falk} للمطالبة بإجراء تحقيق حثهم التزاماتهم أن ضمان ؛",
}

TURNED = {  # words that say whom a request is put to, or change their form
    "fr": "exhortez les autorités demandez priez instamment leur leurs de d que qu et à",
    "es": "instando a las autoridades que liberen garanticen instándoles pidiendo respeten y su sus ellos",
    "de": "die behörden auffordern bitten fordern ihre ihren",
    "ar": "لدعوة لحث السلطات إلى على للمطالبة حثهم التزاماتهم بإجراء",
}


@given(st.data(), st.sampled_from(sorted(WORDS)), st.sampled_from(Level))
def test_names_and_the_one_full_stop_stay_whatever_is_put(data: st.DataObject, tag: str, level: Level) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[tag].split()), min_size=1, max_size=12)))
    if said := put_request(text, readers(tag)[level], grammar(tag)):
        assert sorted(placeholders.names(said)) == sorted(placeholders.names(text))
        assert said[0] == said[0].upper()
        assert said[-1] == "."
        kept = Counter(re.findall(r"\w+", said.casefold()))
        lost = Counter(re.findall(r"\w+", text.casefold())) - kept
        assert set(lost) <= set(TURNED[tag].split()), (text, said)


@given(st.sampled_from(sorted(WORDS)), st.text(max_size=60), st.sampled_from(Level))
def test_any_text_is_put_or_left(tag: str, text: str, level: Level) -> None:
    assert isinstance(put_request(placeholders.escape(text), readers(tag)[level], grammar(tag)), str)


@pytest.mark.parametrize(
    ("tag", "text", "ground"),
    [
        ("fr", "Dites-vous préoccupé par le sort des mineurs ;", True),
        ("fr", "rappelez-leur que la torture est interdite ;", True),
        ("fr", "exhortez-les à libérer les mineurs ;", False),
        ("fr", "demandez qu’une enquête soit ouverte ;", False),
        ("es", "expresando preocupación por los mineros;", True),
        ("es", "recordando a las autoridades que la tortura está prohibida;", True),
        ("es", "instando a las autoridades a que liberen a los mineros;", False),
        ("de", "sich besorgt über die Lage der Bergleute äußern;", True),
        ("de", "die Behörden daran erinnern, dass Folter verboten ist;", True),
        ("de", "die Freilassung der Bergleute fordern;", False),
        ("de", "Lassen Sie die Bergleute frei.", False),
        ("ar", "للإعراب عن القلق بشأن عمال المناجم؛", True),
        ("ar", "لتذكير السلطات بأن التعذيب محظور؛", True),
        ("ar", "لدعوة السلطات إلى الإفراج عن عمال المناجم؛", False),
    ],
)
def test_grounds(tag: str, text: str, ground: bool) -> None:
    assert is_ground(text, grammar(tag)) is ground


def put(tag: str, *texts: str, **facts: object) -> list[dict[str, str]]:
    """What letters say for a list of requests to one minister."""
    reader = Addressee(name="Mara Quist", level=Level.STATE, rank=Rank.MINISTER, country="SR", **facts)  # type: ignore[arg-type]
    group = AppealGroup(requests=tuple(Request(text=text) for text in texts), addressees=(reader,))
    action = put_requests(UrgentAction(language=tag, appeals=(group,)), grammar(tag), lambda _: STATES[tag])
    return [{key.value: said for key, said in request.letter.items()} for request in action.appeals[0].requests]


@pytest.mark.parametrize(
    ("tag", "texts", "sentences"),
    [
        (
            "fr",
            (
                "Exhortez les autorités à :",
                "libérer les mineurs ;",
                "ne pas fermer le camp.",
                "demandez-leur de répondre.",
            ),
            [
                "J’engage votre gouvernement à libérer les mineurs.",
                "J’engage votre gouvernement à ne pas fermer le camp.",
                "Je vous demande de répondre.",
            ],
        ),
        (
            "fr",
            ("Priez-les instamment de :", "ouvrir une enquête ;", "Protéger les témoins."),
            ["Je vous prie instamment d’ouvrir une enquête.", "Je vous prie instamment de protéger les témoins."],
        ),
        (
            "fr",
            ("demandez aux autorités :", "de libérer les mineurs ;", "d’indemniser les familles."),
            [
                "Je demande à votre gouvernement de libérer les mineurs.",
                "Je demande à votre gouvernement d’indemniser les familles.",
            ],
        ),
        (
            "es",
            ("instando a las autoridades a que:", "liberen a los mineros;", "Abran una investigación."),
            [
                "Insto respetuosamente a su gobierno a que libere a los mineros.",
                "Insto respetuosamente a su gobierno a que abra una investigación.",
            ],
        ),
        (
            "es",
            ("exhortándoles a:", "liberar a los mineros;", "investigar el incendio."),
            ["Le exhorto a liberar a los mineros.", "Le exhorto a investigar el incendio."],
        ),
    ],
)
def test_an_item_goes_on_in_what_opens_its_list(tag: str, texts: tuple[str, ...], sentences: list[str]) -> None:
    opener, *items = put(tag, *texts)
    assert opener == {}
    assert [item["state"] for item in items] == sentences


@pytest.mark.parametrize(
    ("tag", "office", "text", "sentence"),
    [
        (
            "fr",
            "Ministre de la Justice",
            "priez le ministre de la Justice d’ordonner une enquête ;",
            "Je vous prie instamment d’ordonner une enquête.",
        ),
        (
            "fr",
            "Ministre de la Justice",
            "demandez au ministre de gracier les mineurs ;",
            "Je vous demande de gracier les mineurs.",
        ),
        ("fr", "Ministre de la Justice", "rappelez au ministre que la torture est interdite ;", ""),
        (
            "de",
            "Justizminister",
            "den Justizminister auffordern, seine Befugnisse zu nutzen;",
            "Ich ersuche Sie respektvoll und mit Nachdruck, Ihre Befugnisse zu nutzen.",
        ),
        ("de", "Justizminister", "den Justizminister bitten, seine Angaben zu prüfen;", ""),
        (
            "ar",
            "وزير العدل",
            "لدعوة الوزير إلى استخدام صلاحياته؛",
            "أدعوكم إلى استخدام صلاحياتكم.",
        ),
        ("ar", "وزير العدل", "لتذكير وزير العدل بأن التعذيب محظور؛", ""),
        (
            "es",
            "Ministra de Justicia",
            "pidiendo a la ministra que indulte a los mineros;",
            "Le pido que indulte a los mineros.",
        ),
        (
            "es",
            "Ministra de Justicia",
            "instando a la Ministra de Justicia a que ordene una investigación;",
            "Le insto respetuosamente a que ordene una investigación.",
        ),
    ],
)
def test_an_addressee_by_office_is_the_reader(tag: str, office: str, text: str, sentence: str) -> None:
    assert put(tag, text, office=office) == [{"state": sentence}]
