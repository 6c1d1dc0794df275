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
from ua_i18n.letters import Commission, Sender, compose, content_of, plain_text
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

PACKS = [packs.shipped() / "locales"]
ENGLISH, FRENCH = packs.load("en", PACKS), packs.load("fr", PACKS)
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
        "is_ground": lambda text: text.startswith("noting"),
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
        "lift the ban;\nfree Tomas ERIBE, as Article 5 of the Penal Code (1987) demands.\n\n"
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
    assert "I respectfully urge you to lift the ban." in texts(letter, BlockRole.PARAGRAPH)


def test_a_request_of_two_sentences_is_no_item() -> None:
    two = request("urging and calling", "I respectfully urge you to act. I respectfully urge you to tell us.")
    letter = compose(commission(LIFT, two), as_written)
    assert BlockRole.LIST not in roles(letter)


def test_requests_keep_their_order() -> None:
    letter = compose(commission(LIFT, CALL, FREE), as_written)
    said = texts(letter, BlockRole.PARAGRAPH)[1:4]
    assert [words.split()[-1] for words in said] == ["ban.", "inquiry.", "demands."]


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


def test_an_english_closing_does_without() -> None:
    assert texts(compose(commission(CALL), as_written), BlockRole.CLOSING) == ["Yours respectfully,"]


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


# --- what is protected, and what a signature binds --------------------------------------------------------


def test_protected_values_and_the_address_are_verbatim() -> None:
    letter = compose(commission(FREE), as_written)
    assert set(letter.verbatim) == {PERSON.value, LAW.value, *MINISTER.postal_lines, "UA 31/24"}


def test_a_draft_is_marked() -> None:
    letter = compose(commission(CALL, draft=True), as_written)
    assert letter.draft_mark == ENGLISH.letter["draft-mark"]
    assert compose(commission(CALL), as_written).draft_mark == ""


@given(day=st.dates(date(1990, 1, 1), date(2050, 1, 1)), signed=st.booleans(), draft=st.booleans())
def test_the_digest_is_free_of_date_sender_and_mark(day: date, signed: bool, draft: bool) -> None:
    first = compose(commission(FREE, CALL), as_written)
    other = commission(FREE, CALL, day=day, sender=SENDER if signed else None, draft=draft)
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
    problem = refusal(commission(CALL, addressee=replace(MINISTER, salutation=None)))
    assert "Odil Ravenel" in problem
    assert "appeal.yaml" in problem


def test_a_request_without_sentence_is_told() -> None:
    problem = refusal(commission(CALL, Request(text="seeking to help", letter={Level.STATE: ""})))
    assert "'seeking to help'" in problem
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
    assert "more" in refusal(commission(CALL, locale=Locale(tag="de")))
