from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs
from ua_i18n.errors import RefusedError
from ua_i18n.letters import Commission, Sender, as_draft, compose, content_of, hints, plain_text
from ua_i18n.model import (
    Addressee,
    AppealGroup,
    Block,
    BlockRole,
    Gender,
    Letter,
    LetterParts,
    Level,
    Locale,
    Message,
    Protected,
    Rank,
    Request,
    Run,
    SpanKind,
    UrgentAction,
)
from ua_i18n.sources import SourceLanguage

pytestmark = pytest.mark.once  # what it tells is the same on every Python

PACKS = [packs.shipped() / "locales"]
ENGLISH, FRENCH = packs.load("en", PACKS), packs.load("fr", PACKS)
GRAMMAR = SourceLanguage.load("en", PACKS).grammar
PERSON = Protected(name="Tomas_Eribe", kind=SpanKind.PERSON, value="Tomas ERIBE")
LAW = Protected(name="Article_5", kind=SpanKind.CITATION, value="Article 5 of the Penal Code (1987)")
MINISTER = Addressee(
    name="Odil Ravenel",
    honorific="Mr",
    office="Minister of Justice",
    rank=Rank.MINISTER,
    level=Level.STATE,
    gender=Gender.MASCULINE,
    address_lines=("BP 1207", "Port-Sarel - Sarel"),
    salutation="dear Minister",
)
SENDER = Sender(key="s001", lines=("Ines Falk", "Am Anger 3", "Erfurt"), city="Erfurt")


def request(text: str, sentence: str) -> Request:
    return Request(text=text, letter={Level.STATE: sentence})


def commission(*requests: Request, locale: Locale = ENGLISH, **changes: Any) -> Commission:
    group = AppealGroup(to="SARELIAN AUTHORITIES", requests=requests, addressees=(MINISTER,))
    action = UrgentAction(
        id="afr-99-1-2024",
        ua_number="UA 31/24",
        protected=(PERSON, LAW),
        appeals=(group,),
        letter=LetterParts(concern=("I am deeply concerned for {Tomas_Eribe}.", "He is ill.")),
    )
    facts: dict[str, Any] = {
        "action": action,
        "group": group,
        "addressee": MINISTER,
        "locale": locale,
        "day": date(2024, 5, 1),
        "grammar": GRAMMAR,
    }
    return Commission(**{**facts, **changes})


def as_written(message: Message) -> str:
    return message.source


def french(texts: Mapping[str, str]) -> Callable[[Message], str]:
    return lambda message: texts.get(message.source, f"FR {message.source}")


def roles(letter: Letter) -> list[BlockRole]:
    return [block.role for block in letter.blocks]


def block(letter: Letter, role: BlockRole) -> Block:
    return next(block for block in letter.blocks if block.role is role)


def text(block: Block) -> str:
    return "\n".join("".join(run.text for run in line) for line in block.lines)


def texts(letter: Letter, role: BlockRole) -> list[str]:
    return [text(block) for block in letter.blocks if block.role is role]


LIFT = request("urging them to lift the ban", "I respectfully urge you to lift the ban.")
FREE = request("urging them to free X", "I respectfully urge you to free {Tomas_Eribe}, as {Article_5} demands.")
CALL = request("calling for an inquiry", "I call for an inquiry.")
NOTE = request("noting that he is ill", "{Article_5} forbids this.")


# --- order and wording --------------------------------------------------------------------------------


def test_the_blocks_stand_in_the_order_of_the_locale() -> None:
    letter = compose(commission(LIFT, sender=SENDER), as_written)
    assert roles(letter)[:5] == ["sender", "date", "address", "reference", "salutation"]
    assert roles(letter)[-2:] == ["closing", "signature"]
    letter = compose(commission(LIFT, sender=SENDER, locale=FRENCH), french({}))
    assert roles(letter)[:5] == ["sender", "address", "date", "reference", "salutation"]


def test_a_whole_english_letter() -> None:
    letter = compose(commission(NOTE, LIFT, FREE, CALL), as_written)
    assert plain_text(letter) == (
        "1 May 2024\n\n"
        "Mr Odil Ravenel\nMinister of Justice\nBP 1207\nPort-Sarel - Sarel\n\n"
        "Reference: UA 31/24\n\n"
        "Dear Minister,\n\n"
        "I am deeply concerned for Tomas ERIBE. He is ill.\n\n"
        "Article 5 of the Penal Code (1987) forbids this.\n\n"
        "I respectfully urge you to:\n\n"
        "• lift the ban;\n• free Tomas ERIBE, as Article 5 of the Penal Code (1987) demands.\n\n"
        "I call for an inquiry.\n\n"
        "I thank you for your attention and would welcome your reply.\n\n"
        "Yours respectfully,\n\n"
        "Signature\nName and address of the sender\n"
    )


def test_requests_with_one_french_lead_in_are_a_list() -> None:
    said = french(
        {
            LIFT.letter[Level.STATE]: "Je vous prie instamment de lever l’interdiction.",
            FREE.letter[Level.STATE]: "Je vous prie instamment de libérer {Tomas_Eribe}, comme l’exige {Article_5}.",
        }
    )
    letter = compose(commission(LIFT, FREE, locale=FRENCH), said)
    assert texts(letter, BlockRole.LIST) == [
        "de lever l’interdiction\u202f;\nde libérer Tomas ERIBE, comme l’exige Article 5 of the Penal Code (1987)."
    ]
    assert FRENCH.letter["list:urge"] in texts(letter, BlockRole.PARAGRAPH)


def test_a_single_request_is_a_sentence() -> None:
    letter = compose(commission(LIFT, CALL), as_written)
    assert BlockRole.LIST not in roles(letter)
    assert "I respectfully urge you to lift the ban. I call for an inquiry." in texts(letter, BlockRole.PARAGRAPH)


def test_a_request_of_two_sentences_is_no_item() -> None:
    two = request("urging and calling", "I respectfully urge you to act. I respectfully urge you to tell us.")
    letter = compose(commission(LIFT, two), as_written)
    assert BlockRole.LIST not in roles(letter)


INQUIRY = request("calling for an inquiry into the fire", "I call for an inquiry into the fire.")
RESULTS = request("urging them to publish its results", "I respectfully urge you to publish its results.")
CLOSE = request("calling for the closure of the camp", "I call for the closure of the camp.")
BODIES = request("urging the police to act", "I respectfully urge the police to act.")
SPARE = request("urging them not to shut the school", "I respectfully urge you not to shut the school.")
STAY = request("asking that he be heard", "I ask that he be heard.")
SEEN = request("asking that a doctor see him", "I ask that a doctor see him.")


def asked(*requests: Request) -> list[str]:
    """What stands between concern and thanks."""
    letter = compose(commission(*requests), as_written)
    said = [text(block) for block in letter.blocks if block.role in (BlockRole.PARAGRAPH, BlockRole.LIST)]
    return said[1:-1]


@pytest.mark.parametrize(
    ("requests", "expected"),
    [
        ((LIFT, CALL, FREE), ["I respectfully urge you to:", "lift the ban;\nfree Tomas", "I call for an inquiry."]),
        ((CALL, CLOSE), ["I call for:", "an inquiry;\nthe closure of the camp."]),
        (
            (STAY, LIFT, SEEN),
            ["I ask that:", "he be heard;\na doctor see him.", "I respectfully urge you to lift the ban."],
        ),
        ((SPARE, CALL), ["I respectfully urge you not to shut the school. I call for an inquiry."]),
        ((SPARE, CALL, LIFT), ["I respectfully urge you to:", "not shut the school;\nlift the ban.", "I call for"]),
        ((BODIES, CALL), ["I respectfully urge the police to act. I call for an inquiry."]),
    ],
)
def test_a_force_has_one_lead_in(requests: tuple[Request, ...], expected: list[str]) -> None:
    said = asked(*requests)
    assert [words for words, start in zip(said, expected, strict=False) if not words.startswith(start)] == []
    assert len(said) >= len(expected)


def test_a_request_that_refers_back_stays_behind() -> None:
    said = "\n".join(asked(LIFT, INQUIRY, RESULTS))
    assert said.index("inquiry into the fire") < said.index("its results")


def test_feelings_and_facts_stand_before_what_is_asked() -> None:
    regret = request("expressing regret at the raid", "I wish to express my regret at the raid.")
    both = request("noting the raid and calling for an end to it", "I note the raid. I call for an end to it.")
    assert asked(LIFT, regret, NOTE, both)[0].startswith("I wish to express my regret at the raid. Article 5")
    assert asked(LIFT, regret, NOTE, both)[-1].endswith("I call for an end to it.")


def test_every_message_is_said_once() -> None:
    order = commission(NOTE, LIFT, FREE, CALL)
    whole = plain_text(compose(order, as_written))
    for message in content_of(order).messages:
        words = message.source.replace("{Tomas_Eribe}", PERSON.value).replace("{Article_5}", LAW.value)
        assert whole.count(words.removeprefix("I respectfully urge you to ").removesuffix(".")) == 1


def test_sentences_of_a_script_without_spaces() -> None:
    dense = replace(ENGLISH, sentence_space="")
    letter = compose(commission(CALL, locale=dense), as_written)
    assert "I am deeply concerned for Tomas ERIBE.He is ill." in texts(letter, BlockRole.PARAGRAPH)


# --- salutation and closing -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Your Excellency", "Your Excellency,"),
        ("your Excellency", "Your Excellency,"),
        ("Dear Governor,", "Dear Governor,"),
        ("Estimado Señor:", "Estimado Señor:"),
        ("Dear Tomas ERIBE", "Dear Tomas ERIBE,"),
    ],
)
def test_a_salutation_ends_in_one_mark(written: str, printed: str) -> None:
    addressee = replace(MINISTER, salutation=written)
    letter = compose(commission(CALL, addressee=addressee), as_written)
    assert texts(letter, BlockRole.SALUTATION) == [printed]


def test_where_the_source_has_no_salutation_the_rank_has_one() -> None:
    unaddressed = replace(MINISTER, salutation=None)
    for locale, printed in ((ENGLISH, "Dear Minister,"), (FRENCH, "Monsieur le Ministre,")):
        letter = compose(commission(CALL, addressee=unaddressed, locale=locale), as_written)
        assert texts(letter, BlockRole.SALUTATION) == [printed]
        assert "Minister" not in "".join(letter.verbatim).replace("Minister of Justice", "")


def test_a_name_in_a_salutation_is_verbatim() -> None:
    letter = compose(commission(CALL, addressee=replace(MINISTER, salutation="Dear Tomas ERIBE")), as_written)
    assert Run("Tomas ERIBE", verbatim=True) in block(letter, BlockRole.SALUTATION).lines[0]


@pytest.mark.parametrize("tag", ["fr", "fr-CA"])
def test_the_sources_own_salutation_in_the_letters_language(tag: str) -> None:
    addressee = replace(MINISTER, salutation_by_language={"fr": "Monsieur le Garde des Sceaux"})
    order = commission(CALL, addressee=addressee, locale=replace(FRENCH, tag=tag))
    letter = compose(order, french({}))
    assert block(letter, BlockRole.SALUTATION).lines[0] == (
        Run("Monsieur le Garde des Sceaux", verbatim=True),
        Run(","),
    )
    assert "Monsieur le Garde des Sceaux" in text(block(letter, BlockRole.CLOSING))
    assert all(not message.context.startswith("salutation") for message in content_of(order).messages)


def test_a_closing_repeats_the_salutation_without_its_mark() -> None:
    letter = compose(commission(CALL, locale=FRENCH), french({"Dear Minister": "Monsieur le Ministre,"}))
    closing = text(block(letter, BlockRole.CLOSING))
    assert closing.count("Monsieur le Ministre") == 1
    assert "Ministre,," not in closing
    assert texts(letter, BlockRole.SALUTATION) == ["Monsieur le Ministre,"]


@pytest.mark.parametrize(
    ("salutation", "inside"),
    [("Mon Général", "mon Général"), ("Madame la Ministre", "Madame la Ministre"), ("Montjoie", "Montjoie")],
)
def test_a_possessive_loses_its_capital_inside_a_closing(salutation: str, inside: str) -> None:
    addressee = replace(MINISTER, salutation_by_language={"fr": salutation})
    letter = compose(commission(CALL, locale=FRENCH, addressee=addressee), french({}))
    assert texts(letter, BlockRole.SALUTATION) == [f"{salutation},"]
    assert f"agréer, {inside}, l’expression" in text(block(letter, BlockRole.CLOSING))


def test_an_english_closing_does_without() -> None:
    assert texts(compose(commission(CALL), as_written), BlockRole.CLOSING) == ["Yours respectfully,"]


@pytest.mark.parametrize(
    ("salutation", "rank", "closing"),
    [
        ("Dear Mr Ravenel", Rank.POLICE, "Yours sincerely,"),
        ("Dear Sir", Rank.POLICE, "Yours faithfully,"),
        ("Dear Minister Ravenel", Rank.MINISTER, "Yours respectfully,"),
    ],
)
def test_an_official_who_is_named_is_taken_leave_of_by_name(salutation: str, rank: Rank, closing: str) -> None:
    addressee = replace(MINISTER, salutation=salutation, rank=rank)
    letter = compose(commission(CALL, addressee=addressee), as_written)
    assert texts(letter, BlockRole.CLOSING) == [closing]


def test_a_sender_signs_and_dates_from_the_city() -> None:
    letter = compose(commission(CALL, locale=FRENCH, sender=SENDER), french({}))
    assert texts(letter, BlockRole.SIGNATURE) == ["Ines Falk"]
    assert texts(letter, BlockRole.DATE) == ["Erfurt, le 1er mai 2024"]


def test_a_reference_may_be_left_out() -> None:
    assert BlockRole.REFERENCE not in roles(compose(commission(CALL, reference=False), as_written))


def test_a_model_letter_is_said_instead() -> None:
    order = commission(CALL)
    model = (("Dear Minister,",), ("I write for {Tomas_Eribe}.", "Free him."), ("Yours sincerely,",))
    letter = compose(replace(order, action=replace(order.action, model_letter=model)), as_written)
    assert texts(letter, BlockRole.PARAGRAPH) == ["I write for Tomas ERIBE. Free him."]


@pytest.mark.parametrize(
    ("tag", "last", "kept"),
    [
        ("fr", "Veuillez agréer, Monsieur le Ministre, l'expression de ma haute considération.", False),
        ("fr", "Je vous prie d’agréer, Monsieur le Ministre, l’assurance de ma très haute considération.", False),
        ("fr", "Je vous prie de libérer les mineurs.", True),
        ("es", "Le saluda con su más distinguida consideración.", False),
        ("es", "Le pido que responda a esta carta.", True),
        ("de", "Mit vorzüglicher Hochachtung.", False),
        ("ar", "وتفضلوا بقبول فائق الاحترام والتقدير.", False),
        ("en", "Yours sincerely.", False),
        ("en", "With respect, I ask you to free the miners.", True),
    ],
)
def test_a_sentence_that_takes_leave_is_said_once(tag: str, last: str, kept: bool) -> None:
    order = commission(CALL, grammar=SourceLanguage.load(tag, [packs.shipped() / "locales"]).grammar)
    model = (("Dear Minister,",), ("I write for {Tomas_Eribe}.",), (last,))
    letter = compose(replace(order, action=replace(order.action, model_letter=model)), as_written)
    assert (last in texts(letter, BlockRole.PARAGRAPH)) is kept


@pytest.mark.parametrize(
    "items",
    [
        ("release {Tomas_Eribe} immediately;", "ensure that he may see a lawyer;", "and pay him."),
        ("Release {Tomas_Eribe} immediately.", "Ensure that he may see a lawyer.", "Investigate the raid."),
        ("to free {Tomas_Eribe},", "to protect his children,", "To tell his family where he is."),
    ],
)
def test_a_list_in_a_model_letter_is_a_list(items: tuple[str, ...]) -> None:
    order = commission(CALL)
    model = (
        ("Dear Minister,",),
        ("I write for {Tomas_Eribe}.", "I urge you to:"),
        *((item,) for item in items),
        ("I look forward to your reply.",),
        ("Yours sincerely",),
    )
    letter = compose(replace(order, action=replace(order.action, model_letter=model)), as_written)
    assert texts(letter, BlockRole.LIST) == ["\n".join(items).replace("{Tomas_Eribe}", PERSON.value)]
    assert texts(letter, BlockRole.PARAGRAPH)[-1] == "I look forward to your reply."
    assert "Yours sincerely" not in plain_text(letter)


# --- many letters that are not one ------------------------------------------------------------------------

MANY = tuple(replace(SENDER, key=f"s{number:04}") for number in range(60))


def test_a_varied_set_has_many_openings_and_each_sender_always_the_same() -> None:
    letters = [compose(commission(CALL, vary=True, sender=sender), as_written) for sender in MANY]
    again = [compose(commission(CALL, vary=True, sender=sender), as_written) for sender in MANY]
    assert letters == again
    assert len({plain_text(letter) for letter in letters}) >= 8
    for letter in letters:
        opening, thanks = (texts(letter, BlockRole.PARAGRAPH)[place] for place in (0, -1))
        assert opening.endswith(" I am deeply concerned for Tomas ERIBE. He is ill.")
        assert thanks in (ENGLISH.letter["thanks"], ENGLISH.letter["thanks:2"], ENGLISH.letter["thanks:3"])


def test_who_signs_a_varied_set_signs_all_its_variants() -> None:
    usual = compose(commission(CALL, vary=True), as_written)
    assert plain_text(usual) == plain_text(compose(commission(CALL), as_written))
    assert usual.digest != compose(commission(CALL), as_written).digest
    assert {compose(commission(CALL, vary=True, sender=sender), as_written).digest for sender in MANY} == {usual.digest}
    other = {**ENGLISH.letter, "opening:3": "I turn to you today."}
    changed = compose(commission(CALL, vary=True, locale=replace(ENGLISH, letter=other)), as_written)
    assert changed.digest != usual.digest


def test_a_model_letter_does_not_vary() -> None:
    order = commission(CALL, vary=True)
    order = replace(order, action=replace(order.action, model_letter=(("I write for {Tomas_Eribe}.",),)))
    letters = [compose(replace(order, sender=sender), as_written) for sender in MANY[:9]]
    assert {tuple(texts(letter, BlockRole.PARAGRAPH)) for letter in letters} == {("I write for Tomas ERIBE.",)}


def test_a_form_of_address_may_stand_in_a_phrase() -> None:
    letter = {
        **FRENCH.letter,
        "thanks": "Merci, {running}.",
        "closing:minister:m": "{running}, adieu.",
    }
    said = compose(commission(CALL, locale=replace(FRENCH, letter=letter)), french({}))
    assert texts(said, BlockRole.PARAGRAPH)[-1] == "Merci, Votre Excellence."
    assert texts(said, BlockRole.CLOSING) == ["Votre Excellence, adieu."]


@pytest.mark.parametrize(
    ("language", "made", "signs"),
    [
        (None, ("fr", "pt", "pt-BR"), {"fr", "pt", "pt-BR"}),
        ("pt-BR", ("pt", "pt-BR"), {"pt-BR"}),
        ("pt-BR", ("pt", "fr"), {"pt"}),
        ("en-GB", ("en",), {"en"}),
        ("en", ("en-GB", "fr"), {"en-GB"}),
        ("zh-Hant-TW", ("zh-Hans", "zh-Hant"), {"zh-Hant"}),
        ("de", ("fr",), set()),
    ],
)
def test_a_sender_signs_in_the_nearest_language(language: str | None, made: tuple[str, ...], signs: set[str]) -> None:
    sender = replace(SENDER, language=language)
    assert {tag for tag in made if sender.writes_in(tag, made)} == signs


# --- what the appeal asks of letters ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked_for", "tag", "told"),
    [
        (("Russian", "Turkmen"), "fr", True),
        (("Russian", "Turkmen"), "ru", False),
        (("Spanish", "your own language"), "fr", False),
        (("Brazilian Portuguese",), "pt-BR", False),
        ((), "fr", False),
    ],
)
def test_a_language_that_nobody_asked_for_is_told(asked_for: tuple[str, ...], tag: str, told: bool) -> None:
    action = replace(commission().action, appeal_languages=asked_for)
    found = list(hints(action, [tag], date(2024, 5, 1)))
    assert bool(found) == told
    assert all(language in line for line in found for language in asked_for)


def test_a_date_before_the_appeal_is_told() -> None:
    action = replace(commission().action, date=date(2024, 5, 2))
    assert list(hints(action, ["en"], date(2024, 5, 2))) == []
    (line,) = hints(action, ["en"], date(2024, 5, 1))
    assert "2024-05-02" in line
    assert "--date" in line


# --- what is protected, and what a signature binds --------------------------------------------------------


def test_protected_values_and_the_address_are_verbatim() -> None:
    letter = compose(commission(FREE), as_written)
    assert set(letter.verbatim) == {PERSON.value, LAW.value, *MINISTER.postal_lines, "UA 31/24"}


def test_a_draft_is_marked() -> None:
    letter = as_draft(compose(commission(CALL), as_written), ENGLISH)
    assert letter.draft_mark == ENGLISH.letter["draft-mark"]
    assert letter.digest == compose(commission(CALL), as_written).digest
    assert compose(commission(CALL), as_written).draft_mark == ""


@given(day=st.dates(date(1990, 1, 1), date(2050, 1, 1)), signed=st.booleans())
def test_the_digest_is_free_of_date_and_sender(day: date, signed: bool) -> None:
    first = compose(commission(FREE, CALL), as_written)
    other = commission(FREE, CALL, day=day, sender=SENDER if signed else None)
    assert compose(other, as_written).digest == first.digest


def test_the_digest_holds_all_that_is_said() -> None:
    first = compose(commission(FREE), as_written).digest
    assert compose(commission(CALL), as_written).digest != first
    assert compose(commission(FREE, locale=FRENCH), as_written).digest != first
    assert compose(commission(FREE, addressee=replace(MINISTER, address_lines=("BP 1",))), as_written).digest != first


WORDS = st.lists(st.sampled_from(["{Tomas_Eribe}", "{Article_5}", "said", "{{x}}", "(and)", "“yes”"]), min_size=1)


@given(WORDS.map(" ".join))
def test_runs_say_the_text_with_its_values(said: str) -> None:
    letter = compose(commission(CALL), lambda message: said if message.source.startswith("I call") else message.source)
    filled = said.replace("{Tomas_Eribe}", PERSON.value).replace("{Article_5}", LAW.value)
    assert filled.replace("{{x}}", "{x}") in texts(letter, BlockRole.PARAGRAPH)


# --- refusals -------------------------------------------------------------------------------------------


def refusal(order: Commission, said: Callable[[Message], str] = as_written) -> str:
    with pytest.raises(RefusedError) as caught:
        compose(order, said)
    return str(caught.value)


def test_a_missing_salutation_is_told() -> None:
    problem = refusal(commission(CALL, addressee=replace(MINISTER, salutation=None, rank=None)))
    assert "Odil Ravenel" in problem
    assert "appeal.yaml" in problem


def test_a_request_without_sentence_is_told() -> None:
    problem = refusal(commission(CALL, Request(text="seeking to help", letter={Level.STATE: ""})))
    assert "“seeking to help”" in problem
    assert "state" in problem


def test_an_untranslated_message_is_told_by_its_key() -> None:
    order = commission(CALL)
    key = content_of(order).requests[0].key
    said: Callable[[Message], str] = lambda message: " " if message.key == key else message.source  # noqa: E731
    assert key in refusal(order, said)


@pytest.mark.parametrize("target", ["{Nobody} is ill.", "{Tomas_Eribe", "{Tomas_Eribe!r}"])
def test_a_text_that_cannot_be_filled_is_told(target: str) -> None:
    said: Callable[[Message], str] = lambda message: target  # noqa: E731
    assert "mend it in the catalog" in refusal(commission(CALL), said)


@pytest.mark.parametrize("lacking", ["thanks", "closing:minister:m", "lead:urge", "draft-mark"])
def test_an_incomplete_pack_is_told_before_anything_else(lacking: str) -> None:
    letter = {context: phrase for context, phrase in ENGLISH.letter.items() if context != lacking}
    problem = refusal(commission(CALL, locale=replace(ENGLISH, tag="en-XX", letter=letter)))
    assert lacking in problem
    assert "locales/en-XX/letter.po" in problem


def test_a_pack_without_any_phrase_is_told_briefly() -> None:
    assert "…" in refusal(commission(CALL, locale=Locale(tag="de")))
