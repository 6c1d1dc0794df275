from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import Locale, Message, Translation, checks, packs, placeholders, plugins
from ua_i18n_plugins.translators.phrases import Phrases

pytestmark = pytest.mark.once  # what it tells is the same on every Python

FRENCH = Locale(
    tag="fr",
    letter={
        "salutation:minister:m": "Monsieur le Ministre",
        "named:judge:f": "Madame la Juge {name}",
        "named:minister:f": "Madame la Ministre",
    },
    phrases={
        "Fear for safety": "Craintes pour la sécurité",
        "Fear for {person}": "Craintes pour {person}",
        "{person} met {person_2}.": "{person} a rencontré {person_2}.",
        "{person} is {person}.": "{person} est {person}.",
        "Arrest (arbitrary)": "Arrestation (arbitraire)",
    },
)
SHIPPED = packs.load("fr", [packs.shipped() / "locales"])


def drafted(source: str, context: str = "heading", locale: Locale = FRENCH) -> str | None:
    found = list(Phrases().draft([Message(context=context, source=source)], locale))
    assert all(draft.origin == "phrases" and 0 < draft.score < 1 for draft in found)
    return found[0].target if found else None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Fear for safety", "Craintes pour la sécurité"),
        ("FEAR FOR  SAFETY:", "Craintes pour la sécurité"),
        ("Fear for {Ines_Falk}", "Craintes pour {Ines_Falk}"),
        ("fear for {Ines_Falk}", "Craintes pour {Ines_Falk}"),
        ("{A} met {B}.", "{A} a rencontré {B}."),
        ("{A} is {A}.", "{A} est {A}."),
        ("Arrest (arbitrary)", "Arrestation (arbitraire)"),
        ("{A} is {B}.", None),
        ("Fear for {A} and {B}", None),
        ("Fear for her", None),
        ("Fear for {person}", "Craintes pour {person}"),
        ("{A} met {B};", "{A} a rencontré {B};"),
        ("{A} met {B}", "{A} a rencontré {B}"),
        ("Fear for safety.", "Craintes pour la sécurité."),
        ("", None),
    ],
)
def test_a_phrase_and_its_instances(source: str, target: str | None) -> None:
    assert drafted(source) == target


@pytest.mark.parametrize(
    ("source", "context", "target"),
    [
        ("Dear Minister", "salutation:minister:m", "Monsieur le Ministre"),
        ("Dear {Odil_Ravenel}", "salutation:minister:m", None),
        ("Dear {Odil_Ravenel}", "salutation:minister:f", None),  # the language would drop the name
        ("Your Honour Judge {Odil_Ravenel}", "salutation:judge:f", "Madame la Juge {Odil_Ravenel}"),
        ("Dear {Odil_Ravenel} and {Kofi_Asare}", "salutation:judge:f", None),
        ("Dear Minister", "salutation:minister:f", None),
        ("Dear Minister", "heading", None),
    ],
)
def test_a_form_of_address_by_rank_and_gender(source: str, context: str, target: str | None) -> None:
    assert drafted(source, context) == target


def test_only_from_the_language_of_the_phrases() -> None:
    assert Phrases().supports("en", FRENCH)
    assert Phrases().supports("en-GB", FRENCH)
    assert not Phrases().supports("es", FRENCH)
    assert not Phrases().supports("en", Locale(tag="fr"))


@given(st.sampled_from(sorted(SHIPPED.phrases)))
def test_every_shipped_phrase_drafts_itself_with_its_placeholders(source: str) -> None:
    target = drafted(source, locale=SHIPPED)
    assert target is not None
    assert set(placeholders.names(target)) == set(placeholders.names(source))


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", "{A} was executed on 1 June 2024.", "L’exécution d’{A} a eu lieu le 1er juin 2024."),
        ("de", "{A} was arrested on 7 June 2000.", "{A} wurde am 7. Juni 2000 festgenommen."),
        ("pt", "{A} began a hunger strike on 3 March 2021.", "{A} iniciou uma greve de fome em 3 de março de 2021."),
        ("it", "{A} was executed on 9 May 2020.", "L’esecuzione di {A} è avvenuta il 9 maggio 2020."),
        ("it", "{A} was executed on 8 May 2020.", "L’esecuzione di {A} è avvenuta l’8 maggio 2020."),
        ("pl", "{B} was released on 3 May.", "Zwolnienie nastąpiło w dniu 3 maja; zwolniona osoba: {B}."),
        ("nl", "{A} was sentenced to 12 years’ imprisonment.", "{A} is veroordeeld tot 12 jaar gevangenisstraf."),
        ("tr", "{A} was released on 2 July 2019.", "{A} 2 Temmuz 2019 tarihinde serbest bırakıldı."),
        ("de", "{A} was arrested on the way home.", None),
        ("de", "{A} was arrested on 31 June 2000.", None),
    ],
)
def test_dates_and_figures_are_put_as_the_language_writes_them(tag: str, source: str, target: str | None) -> None:
    assert drafted(source, locale=packs.load(tag, [packs.shipped() / "locales"])) == target


PHRASE_TAGS = ("ar", "de", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr")


@pytest.mark.parametrize("tag", PHRASE_TAGS)
def test_shipped_phrases_are_many_and_parallel(tag: str) -> None:
    pack = packs.load(tag, [packs.shipped() / "locales"])
    assert len(pack.phrases) >= 200
    assert len(pack.pieces) >= 300
    assert len(set(pack.phrases) - set(SHIPPED.phrases)) < len(pack.phrases) / 10
    for source, target in pack.phrases.items():
        assert set(placeholders.names(target)) == set(placeholders.names(source))


def test_no_language_copies_the_phrases_of_another() -> None:
    books = {tag: packs.load(tag, [packs.shipped() / "locales"]).phrases for tag in PHRASE_TAGS}
    for number, tag in enumerate(PHRASE_TAGS):
        for other in PHRASE_TAGS[number + 1 :]:
            same = [source for source, target in books[tag].items() if books[other].get(source) == target]
            assert len(same) < 10, (tag, other, same)
        assert not [source for source, target in books[tag].items() if source == target and len(source) > 12]


HIM = "urging them to release him immediately and unconditionally"
HER = HIM.replace("him", "her")
FAMILY = "His family do not know where he is held."


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", f"{HER};", "priez-les instamment de la libérer immédiatement et sans condition\u202f;"),
        ("fr", f"{HIM.capitalize()}.", "Priez-les instamment de le libérer immédiatement et sans condition."),
        ("ar", f"{HIM};", "حث السلطات على الإفراج عنه فوراً ودون قيد أو شرط؛"),
        ("sv", "Her family do not know where she is held.", "Hennes familj vet inte var hon hålls frihetsberövad."),
        ("ru", FAMILY, "Его семья не знает, где он содержится."),
    ],
)
def test_a_phrase_opens_and_ends_as_the_message_does(tag: str, source: str, target: str) -> None:
    assert drafted(source, context="request", locale=packs.load(tag, [packs.shipped() / "locales"])) == target


@pytest.mark.parametrize("tag", ["fr", "es", "ar", "pt", "de", "it", "nl", "sv", "pl", "ru"])
def test_phrases_of_a_man_and_of_a_woman_differ_where_the_language_tells_them_apart(tag: str) -> None:
    phrases = packs.load(tag, [packs.shipped() / "locales"]).phrases
    assert phrases[FAMILY] != phrases["Her family do not know where she is held."]
    assert phrases[HIM] != phrases[HER]


# --- pieces: frames, and what stands in them -------------------------------------------------------------------------

PIECED = Locale(
    tag="es",
    words={"joint": ("y=e",), "joint_before": ("i",)},
    original=Locale(
        tag="en", words={"same": ("at once=immediately", "i demand that=i ask that", "ask that=require that")}
    ),
    phrases={"{person} was freed.": "{person} quedó libre.", "He is ill.": "Está mal."},
    pieces={
        ("frame", "I ask you to {step}."): "Le pido que {step}.",
        ("frame:others", "asking them to {step}"): "pidiéndoles que {step}",
        ("frame", "I call for {demand}."): "Solicito {demand}.",
        ("frame", "I know that {fact}."): "Sé que {fact}.",
        ("frame", "I say: {sentence}."): "Digo lo siguiente: {sentence}.",
        ("frame", "I require that {clause}."): "Exijo que {clause}.",
        ("ending:others", "¹"): "n",
        ("step", "free {names} immediately"): "ponga¹ en libertad a {names} de inmediato",
        ("step", "stop it"): "lo detenga¹",
        ("step", "order {inquiry}"): "ordene¹ {inquiry}",
        ("step", "{step} and to {step_2}"): "{step} y que {step_2}",
        ("fact", "{fact} and {fact_2}"): "{fact} y {fact_2}",
        ("demand", "{inquiry}"): "{inquiry}",
        ("clause", "he be freed"): "quede libre",
        ("inquiry", "a {qualities} investigation"): "una investigación {qualities}",
        ("quality", "full"): "completa",
        ("quality", "independent"): "independiente",
        ("quality", "prompt"): "inmediata",
    },
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("I ask you to stop it.", "Le pido que lo detenga."),
        ("Asking them to stop it;", "Pidiéndoles que lo detengan;"),
        (
            "asking them to free {Ben} immediately and to stop it",
            "pidiéndoles que pongan en libertad a {Ben} de inmediato y que lo detengan",
        ),
        (
            "I ask you to free {A}, {B} and {Ines} at once.",
            "Le pido que ponga en libertad a {A}, {B} e {Ines} de inmediato.",
        ),
        (
            "I ask you to order a full and prompt investigation.",
            "Le pido que ordene una investigación completa e inmediata.",
        ),
        (
            "I call for a prompt, full and independent investigation.",
            "Solicito una investigación inmediata, completa e independiente.",
        ),
        ("I know that {Ben} was freed.", "Sé que {Ben} quedó libre."),
        ("I know that he is ill and {Ben} was freed.", "Sé que está mal y {Ben} quedó libre."),
        ("He is ill, and {Ben} was freed.", "Está mal y {Ben} quedó libre."),
        ("I say: he is ill.", "Digo lo siguiente: Está mal."),
        ("I demand that he be freed.", "Exijo que quede libre."),
        ("I ask you to sing.", None),
        ("I ask you to stop it and to sing.", None),
        ("I call for a loud investigation.", None),
        ("I ask you to free the dog immediately.", None),
    ],
)
def test_a_sentence_made_of_pieces(source: str, target: str | None) -> None:
    assert drafted(source, context="letter", locale=PIECED) == target


def noted(kind: str, name: str = "Ben") -> tuple[str, ...]:
    return (f"{{{name}}} = Ben ({kind}; unchanged)",)


@pytest.mark.parametrize(
    ("source", "notes", "target"),
    [
        ("{Ben} was freed.", noted("person, at risk, m"), "{Ben} quedó libre."),
        ("{Ben} was freed.", (), "{Ben} quedó libre."),
        ("{Ben} was freed.", noted("organisation"), None),
        ("{Ben} was freed.", noted("person, plural"), None),
        (
            "I ask you to free {Ben} immediately.",
            noted("person, plural"),
            "Le pido que ponga en libertad a {Ben} de inmediato.",
        ),
        ("I ask you to free {Ben} immediately.", noted("place"), None),
        ("I ask you to free {Lia} and {Ben} immediately.", noted("place"), None),
    ],
)
def test_a_person_is_no_place_and_no_group(source: str, notes: tuple[str, ...], target: str | None) -> None:
    message = Message(context="letter", source=source, notes=notes)
    assert [draft.target for draft in Phrases().draft([message], PIECED)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", "He was arrested on 9 May.", "L’arrestation de cet homme a eu lieu le 9 mai."),
        ("ru", "She was arrested on 9 May.", "Арест этой женщины произошёл 9 мая."),
        ("pl", "He was arrested on 1 June 2004.", "W dniu 1 czerwca 2004 roku aresztowano go."),
        ("de", "He was arrested on 9 May.", "Er wurde am 9. Mai festgenommen."),
        ("de", "He was arrested in May.", None),
        ("de", "He was arrested on May 2001.", None),
        (
            "it",
            "diplomatic representatives of Chad accredited to your country.",
            "rappresentanza diplomatica accreditata nel Suo paese (Stato rappresentato: Ciad).",
        ),
        ("it", "diplomatic representatives of Atlantis accredited to your country.", None),
        ("es", "{A} and {Ines} were reportedly beaten.", None),
        (
            "ar",
            "I call on your government to halt his execution and to give him immediate access to a lawyer.",
            "أدعو حكومتكم إلى وقف إعدامه، والسماح له فوراً بالاتصال بمحامٍ.",
        ),
        (
            "tr",
            "Asking the authorities to release her immediately and to stop all executions;",
            "Yetkililerden onu derhal serbest bırakmalarını ve tüm infazları durdurmalarını rica edin,",
        ),
        (
            "fa",
            "I call on your government to release them immediately.",
            "از دولت شما می‌خواهم آنان را فوراً آزاد کند.",
        ),
        (
            "pl",
            "I ask for a prompt and impartial inquiry into the threats.",
            "Proszę o szybkie i bezstronne śledztwo w sprawie gróźb.",
        ),
        (
            "pl",
            "I ask you to order a prompt and impartial investigation into the threats.",
            "Proszę o wszczęcie szybkiego i bezstronnego śledztwa w sprawie gróźb.",
        ),
        (
            "ru",
            "I call for a thorough investigation into the threats.",
            "Призываю к тщательному расследованию угроз.",
        ),
        (
            "fr",
            "expressing grave concern at the death threats against {Ann_Roy} and {Ole_Dahl};",
            "exprimez votre vive inquiétude au sujet des menaces de mort contre {Ann_Roy} et {Ole_Dahl}\u202f;",
        ),
        (
            "de",
            "I am deeply concerned to learn that {Ann_Roy} is on hunger strike and her health is deteriorating.",
            None,
        ),
        (
            "sv",
            "I am deeply concerned to learn that {Ann_Roy} is on hunger strike.",
            "Jag har med djup oro fått veta följande: {Ann_Roy} hungerstrejkar.",
        ),
        (
            "fr",
            "urging them not to execute {Ben_Sato};",
            "priez-les instamment de ne pas procéder à l’exécution de {Ben_Sato}\u202f;",
        ),
        ("de", "I ask you not to deport her.", "Ich bitte Sie, sie nicht abzuschieben."),
        ("ar", "calling on the authorities not to forcibly return them", "دعوة السلطات إلى عدم إعادتهم قسراً"),
        ("ru", "I call on you not to execute {Ben_Sato}.", "Призываю Вас не казнить {Ben_Sato}."),
    ],
)
def test_shipped_pieces_make_sentences(tag: str, source: str, target: str | None) -> None:
    assert drafted(source, context="letter", locale=_with_original(tag)) == target


def _with_original(tag: str) -> Locale:
    folders = [packs.shipped() / "locales"]
    return replace(packs.load(tag, folders), original=packs.load("en", folders))


FRAMED = {
    "step": ("I respectfully urge you to {}.", "Asking the authorities to {};", "I ask your government to {}."),
    "demand": ("I ask for {}.", "calling for {}"),
    "clause": ("I ask that {}.",),
    "assurance": ("asking for assurances that {}",),
    "concern": ("I wish to express my deep concern {}.",),
    "inquiry": ("I call for {}.",),
    "event": ("I ask you to investigate {}.",),
}
VALUES = {
    "{person}": "{Ben_Sato}",
    "{names}": "{Ben_Sato}",
    "{people}": "{Ben_Sato}, {Lia_Moro} and {Kim_Dahl}",
    "{date}": "5 May 1998",
    "{qualities}": "prompt, independent and impartial",
    "{event}": "the death of {Ben_Sato}",
    "{inquiry}": "an independent investigation into the killings",
}


@pytest.mark.parametrize("tag", PHRASE_TAGS)
def test_every_shipped_piece_stands_in_its_frames_without_a_finding(tag: str) -> None:
    """No name, date, denial, hedge or force is lost, whatever is put together."""
    locale = replace(_with_original(tag), terms=())
    pieces = ((context.partition(":")[0], source) for context, source in locale.pieces if "_2}" not in source)
    sources = [frame.format(_with_values(source)) for piece, source in pieces for frame in FRAMED.get(piece, ())]
    messages = [Message(context="letter", source=source) for source in dict.fromkeys(sources)]
    drafts = {draft.key: draft.target for draft in Phrases().draft(messages, locale)}
    assert [message.source for message in messages if message.key not in drafts] == []
    translations = [Translation(message=message, targets=(drafts[message.key],)) for message in messages]
    every = plugins.load().checks
    serious = [every[name] for name in ("placeholder-missing", "negation-lost", "hedge-lost", "gender-agreement")]
    assert checks.run(serious, translations, locale) == ()
    assert not [target for target in drafts.values() if any(mark in target for mark in "¹²³⁴[]|~<>")]


def _with_values(source: str) -> str:
    for slot, value in VALUES.items():
        source = source.replace(slot, value)
    return source


@pytest.mark.parametrize(
    "source",
    [
        "I know that " * 60 + "he sings and dances.",
        "I ask you to " + "stop it and to " * 60 + "sing.",
        "He is ill and " * 5000 + "he sings.",
        "{A}, " * 150 + "{B} and {C} was freed.",
        "I call for a " + "full, " * 150 + "loud investigation.",
    ],
    ids=lambda source: source[:24],
)
def test_what_goes_on_and_on_is_no_phrase(source: str) -> None:
    assert drafted(source, context="letter", locale=PIECED) is None
