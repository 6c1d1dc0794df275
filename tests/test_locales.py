"""The packs of all languages: one invented appeal to twelve readers, rendered in each, as a secretary would see it."""

from __future__ import annotations

import io
import itertools
import re
import runpy
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from desks import Workshop, workshop
from ua_i18n import (
    Locale,
    completeness,
    coversheet,
    find_dates,
    interface,
    languages,
    letterset,
    packs,
    placeholders,
    plugins,
    specimen,
)
from ua_i18n.cli import main
from ua_i18n.dating import written
from ua_i18n.errors import FormatError, RefusedError
from ua_i18n.letters import plain_text
from ua_i18n.model import BlockRole, Deadline, Gender, Letter, Rank, message_key

pytestmark = pytest.mark.once

FOLDERS = (packs.shipped() / "locales",)
WHOLE = tuple(tag for tag in packs.tags(FOLDERS) if (FOLDERS[0] / tag / "letter.po").is_file())
"""The packs that make letters; the others only draft and check."""
EXPECTED = frozenset(
    [
        *("en", "fr", "es", "ar", "pt", "pt-BR", "de", "it", "nl", "sv", "nb", "da", "fi", "pl", "cs", "hu", "ro"),
        *(
            "ru",
            "uk",
            "el",
            "tr",
            "fa",
            "he",
            "ur",
            "hi",
            "bn",
            "th",
            "vi",
            "id",
            "ja",
            "ko",
            "zh-Hans",
            "zh-Hant",
            "ca",
        ),
    ]
)
RENDERERS = plugins.load().renderers
ENGLISH_EVERYWHERE = frozenset(["DRAFT", "UA", "Fax", "fax", "Telex", "telex", "Index"])
"""Words of letters that are the same in many languages, by agreement or by origin."""
ALIKE = {"da": {"have"}, "de": {"her"}}
"""Common words of English that are words of another language too, but not among its commonest."""
SHARED = frozenset(["embargo", "letters", "president", "regrettable"])
"""Long words that English shares with Danish, Dutch, French and Swedish, where others of them stand beside it."""
FULL_STOPS = {"ja": "。", "zh": "。", "hi": "।", "bn": "।", "ur": "۔", "th": ""}
OPENERS = (":", "：", "。", "।", "۔")
NO_WORD_SPACES = frozenset(["Hans", "Hant", "Jpan", "Thai"])
NOT_WORDS = re.compile(r"\{\w+\}|fuzzy|`[^`]+`|--[a-z-]+|ua-i18n show|[\w-]+\.yaml|requests → letter →|\w+-\w S\.1")
"""What stands in a phrase and is no word of it: slots, and the names of flags, keys, options, files, and a standard."""

each_pack = pytest.mark.parametrize("tag", WHOLE)


@cache
def pack(tag: str) -> Locale:
    return packs.load(tag, FOLDERS)


@cache
def letters(tag: str) -> tuple[Letter, ...]:
    return tuple(specimen.load(tag, FOLDERS).letters(pack(tag)))


def language(tag: str) -> str:
    return tag.partition("-")[0]


def own_words(letter: Letter) -> Iterator[str]:
    """What the pack itself says in a letter: no name, address or citation."""
    runs = (run for block in letter.blocks for line in block.lines for run in line)
    return (run.text for run in runs if not run.verbatim)


def phrases(tag: str) -> dict[str, str]:
    """Every text of the pack that paper shows, and the specimen's sentences."""
    said = {context: text for context, text in pack(tag).letter.items() if context != "draft-mark"}
    return said | dict(specimen.load(tag, FOLDERS).sentences)


def without_slots(text: str) -> str:
    """The words of a phrase, with a sign in place of what is none."""
    return NOT_WORDS.sub("¤", text)


# --- whole, and of the language ----------------------------------------------------------------------


def test_languages_that_had_letters_keep_them() -> None:
    assert set(WHOLE) >= EXPECTED


@each_pack
def test_nothing_is_missing(tag: str) -> None:
    assert completeness.gaps(tag, FOLDERS) == ()


@each_pack
def test_every_rank_and_gender_gets_a_letter(tag: str) -> None:
    action = specimen.load(tag, FOLDERS).action
    readers = [addressee for group in action.appeals for addressee in group.addressees]
    assert {reader.rank for reader in readers} == set(Rank)
    assert {reader.gender for reader in readers} == {*Gender, None}
    for letter in letters(tag):
        assert {BlockRole.SALUTATION, BlockRole.LIST, BlockRole.CLOSING, BlockRole.SIGNATURE} <= {
            block.role for block in letter.blocks
        }
        assert "{" not in plain_text(letter)


@each_pack
def test_placeholders_are_printed_as_they_are(tag: str) -> None:
    action = specimen.load(tag, FOLDERS).action
    for letter in letters(tag):
        for entry in action.protected:
            assert entry.value in letter.verbatim


@each_pack
def test_sentences_have_the_placeholders_of_the_original_and_no_more(tag: str) -> None:
    found = specimen.load(tag, FOLDERS)
    for source in specimen.messages(found.action):
        said = found.sentences.get(message_key("letter", source), source)
        assert sorted(placeholders.names(said)) == sorted(placeholders.names(source)), said


@each_pack
def test_a_law_is_cited_in_the_form_of_the_language_beside_the_original(tag: str) -> None:
    """Article 9(1): both numbers stand in the words of the language, in its digits."""
    if language(tag) == "en":
        return
    found = specimen.load(tag, FOLDERS)
    [law] = [text for text in specimen.messages(found.action) if "{Article_9_1_of_the_Covenant}" in text]
    said = without_slots(found.sentences[message_key("letter", law)])
    assert re.findall(r"\d+", said) in ([pack(tag).in_digits(number) for number in order] for order in ("91", "19"))
    patterns = (pack(tag).article, pack(tag).article_paragraph)
    assert [sorted(placeholders.names(text)) for text in patterns] == [["article"], ["article", "paragraph"]]


@each_pack
def test_the_cover_sheet_is_whole_and_of_the_language(tag: str) -> None:
    found, locale = specimen.load(tag, FOLDERS), pack(tag)
    action = replace(found.action, countries=("CD", "CG"), deadline=Deadline(before=date(2026, 7, 1)))
    sent = [(addressee, letters(tag)[0]) for group in action.appeals for addressee in group.addressees]
    sheet = coversheet.compose(action, locale, sent, day=date(2026, 6, 21))
    said = plain_text(sheet)
    assert "{" not in said
    assert sheet.direction == locale.direction
    assert {"Marisol Adeyemi", "Judge Halina Okafor"} <= set(sheet.verbatim)
    for code in ("CD", "CG"):
        assert locale.countries[code] in said  # not CLDR's "Congo - Kinshasa"
    steps = [len(block.lines) for block in sheet.blocks if block.role is BlockRole.LIST]
    assert steps[0] == 10


@each_pack
def test_direction_is_that_of_the_script(tag: str) -> None:
    for letter in letters(tag):
        assert letter.direction == languages.direction(tag)


@each_pack
def test_no_word_of_english_is_left(tag: str) -> None:
    """Latin letters have no place in another script; in Latin, no word that English alone has."""
    if language(tag) == "en":
        return
    english = (
        set(pack("en").words["common"]) - set(pack(tag).words["common"]) - {"a", "i"} - ALIKE.get(language(tag), set())
    )
    for text in [*phrases(tag).values(), *itertools.chain.from_iterable(map(own_words, letters(tag)))]:
        words = re.findall(r"[^\W\d_]+", without_slots(text))
        odd = [word for word in words if word.isascii() if pack(tag).script != "Latn" or word.lower() in english]
        assert [word for word in odd if word not in ENGLISH_EVERYWHERE and not word.startswith("Veenwijk")] == [], text


@cache
def long_english_words() -> frozenset[str]:
    texts = [*pack("en").letter.values(), *specimen.messages(specimen.load("en", FOLDERS).action)]
    return frozenset(re.findall(r"[a-z]{4,}", without_slots(" ".join(texts)).lower())) - SHARED


@each_pack
def test_no_two_words_in_a_row_are_english(tag: str) -> None:
    """What was half translated: one such word may be of the language too."""
    if language(tag) == "en":
        return
    for key, text in phrases(tag).items():
        words = re.findall(r"[^\W\d_]+", without_slots(text).lower())
        rows = [pair for pair in itertools.pairwise(words) if long_english_words().issuperset(pair)]
        assert rows == [], key


@each_pack
def test_no_phrase_is_the_english_one(tag: str) -> None:
    if language(tag) == "en":
        return
    english = pack("en").letter
    same = {
        context
        for context, text in pack(tag).letter.items()
        if text == english[context] and len(without_slots(text)) > 12
    }
    assert same == set()


@each_pack
def test_no_pack_is_a_copy_of_another(tag: str) -> None:
    ours = pack(tag).letter
    long = [context for context in ours if len(ours[context]) > 12]
    for other in WHOLE:
        same = [context for context in long if ours[context] == pack(other).letter.get(context)]
        if language(tag) != language(other) or pack(tag).script != pack(other).script:
            assert len(same) <= len(long) // 3, other
        elif tag != other:
            assert len(same) < len(long), other  # a region's own pack says something otherwise


@each_pack
def test_what_the_program_says_is_in_the_language(tag: str) -> None:
    if language(tag) == "en":
        return
    texts = interface.load(tag, FOLDERS).texts
    assert [text for text, said in texts.items() if text == said and without_slots(text).strip("¤:; ")] == []


# --- forms of address --------------------------------------------------------------------------------


@each_pack
def test_forms_of_address_differ_as_the_profile_says(tag: str) -> None:
    letter, by = pack(tag).letter, pack(tag).address_by
    genders = {rank for rank in Rank if letter[f"salutation:{rank}:m"] != letter[f"salutation:{rank}:f"]}
    ranks = {letter[f"salutation:{rank}:{gender}"] for rank in Rank for gender in Gender}
    assert bool(genders) == ("gender" in by)
    assert (len(ranks) > 4) == ("rank" in by)


@each_pack
def test_unknown_gender_takes_no_form_of_a_gender(tag: str) -> None:
    letter = pack(tag).letter
    for family, rank in itertools.product(("salutation", "running"), Rank):
        masculine, feminine = (letter[f"{family}:{rank}:{gender}"] for gender in Gender)
        if masculine != feminine:
            assert letter[f"{family}:{rank}:n"] not in (masculine, feminine), (family, rank)


@each_pack
def test_no_form_is_that_of_the_other_gender(tag: str) -> None:
    """The form with the name tells what is whose: it goes on where the one without ends, as it begins alike."""
    letter = pack(tag).letter
    for rank, (own, other) in itertools.product(Rank, itertools.permutations(Gender)):
        said = letter[f"salutation:{rank}:{own}"]
        others, owns = (letter[f"named:{rank}:{gender}"].startswith(said) for gender in (other, own))
        assert owns or not others, (rank, own)


@each_pack
def test_highest_ranks_are_not_addressed_like_anybody(tag: str) -> None:
    letter = pack(tag).letter
    for family in ("salutation", "running"):
        for rank in (Rank.HEAD_OF_STATE, Rank.MINISTER, Rank.AMBASSADOR):
            for gender in Gender:
                assert letter[f"{family}:{rank}:{gender}"] != letter[f"{family}:person:{gender}"], (family, rank)


@each_pack
def test_forms_of_address_leave_their_mark_to_the_profile(tag: str) -> None:
    for context, text in pack(tag).letter.items():
        if context.partition(":")[0] in ("salutation", "running", "named"):
            assert not text.endswith((",", ":", "،", "!", ".", "：", "，", "。")), context


@each_pack
def test_closing_repeats_the_address_where_the_profile_says_so(tag: str) -> None:
    closings = [text for context, text in pack(tag).letter.items() if context.startswith("closing:")]
    assert any("{salutation}" in text for text in closings) == pack(tag).closing_repeats_salutation


@each_pack
def test_most_ranks_have_a_form_with_the_name(tag: str) -> None:
    """Where the language never names the bearer of an office, an official's or a person's form does."""
    forms = {context for context, text in pack(tag).letter.items() if context.startswith("named:") and "{name}" in text}
    assert {f"named:person:{gender}" for gender in Gender} <= forms


@each_pack
def test_closing_of_every_rank_and_gender_can_be_printed(tag: str) -> None:
    letter = pack(tag).letter
    for rank, gender in itertools.product(Rank, (*Gender, "n")):
        values = {family: letter[f"{family}:{rank}:{gender}"] for family in ("salutation", "running")}
        said = placeholders.fill(letter[f"closing:{rank}:{gender}"], values)
        assert said.strip()
        assert "{" not in said


@pytest.mark.parametrize(
    ("tag", "opening", "closing"),
    [
        ("ja", "謹啓", "謹言"),
        ("ja", "拝啓", "敬具"),
        ("th", "กราบเรียน ", "ขอแสดงความนับถืออย่างยิ่ง"),
        ("th", "เรียน ", "ขอแสดงความนับถือ"),
    ],
)
def test_opening_goes_with_its_closing(tag: str, opening: str, closing: str) -> None:
    letter = pack(tag).letter
    for rank, gender in itertools.product(Rank, (*Gender, "n")):
        begun = letter[f"salutation:{rank}:{gender}"].startswith(opening)
        assert begun == (letter[f"closing:{rank}:{gender}"] == closing), rank


def test_japanese_honorific_stands_after_the_name() -> None:
    assert pack("ja").letter["named:minister:f"].endswith("{name}大臣閣下")


@pytest.mark.parametrize(
    ("rank", "title"),
    [
        (Rank.HEAD_OF_STATE, "فخام"),
        (Rank.HEAD_OF_GOVERNMENT, "دول"),
        (Rank.MINISTER, "معالي"),
        (Rank.AMBASSADOR, "سعاد"),
        (Rank.MONARCH, "جلال"),
    ],
)
def test_arabic_title_is_that_of_the_rank(rank: Rank, title: str) -> None:
    letter = pack("ar").letter
    for family, gender in itertools.product(("salutation", "running", "named"), (*Gender, "n")):
        assert title in letter[f"{family}:{rank}:{gender}"]


@pytest.mark.parametrize(
    ("tag", "rank", "title"),
    [
        ("ar-LB", Rank.HEAD_OF_GOVERNMENT, "دولة"),  # no pack of its own: as in Arabic at large
        ("ar-MA", Rank.HEAD_OF_GOVERNMENT, "معالي"),
        ("ar-SA", Rank.HEAD_OF_GOVERNMENT, "صاحب السمو الملكي"),
        ("ar-SA", Rank.JUDGE, "فضيلة"),
        ("ar-MA", Rank.JUDGE, "سيادة"),
        ("ar-SA", Rank.MINISTER, "معالي"),
    ],
)
def test_arabic_title_is_that_of_the_region(tag: str, rank: Rank, title: str) -> None:
    assert pack(tag).letter[f"salutation:{rank}:m"].startswith(title)


# --- sentences and lists -----------------------------------------------------------------------------


@each_pack
def test_requests_of_one_force_are_a_list_under_their_lead_in(tag: str) -> None:
    """The specimen has two requests that urge: its sentences fit the pack's own frame, or it would be no list."""
    for letter in letters(tag):
        [listed] = [block for block in letter.blocks if block.role is BlockRole.LIST]
        assert len(listed.lines) == 2
        assert all("".join(run.text for run in line).strip() for line in listed.lines)


@each_pack
def test_each_force_has_its_frame(tag: str) -> None:
    """Every request of the specimen begins and ends as the lead-in of its force does."""
    found = specimen.load(tag, FOLDERS)
    for source in specimen.messages(found.action):
        said = source if tag == "en" else found.sentences[message_key("letter", source)]
        if force := frame_of(source, "en"):
            assert frame_of(said, tag) == force, source


def frame_of(sentence: str, tag: str) -> str:
    """The lead-in of a pack that a sentence begins and ends with, the longest; empty where there is none."""
    frames = {
        context: text.partition("{request}")
        for context, text in pack(tag).letter.items()
        if context.startswith("lead:")
    }
    fits = [
        context
        for context, (before, _, after) in frames.items()
        if sentence.startswith(before) and sentence.endswith(after) and len(sentence) > len(before + after)
    ]
    return max(fits, key=lambda context: len("".join(frames[context])), default="")


@each_pack
def test_starter_phrases_put_requests_by_the_lead_ins_of_letters(tag: str) -> None:
    """Else a letter that is drafted from them would repeat the lead-in with each request."""
    for source, said in pack(tag).phrases.items():
        if force := frame_of(source, "en"):
            assert frame_of(said, tag) == force, source


@each_pack
def test_frames_differ_so_that_a_sentence_fits_one_only(tag: str) -> None:
    frames = {
        context: text.partition("{request}")
        for context, text in pack(tag).letter.items()
        if context.startswith("lead:")
    }
    for context, (before, _, after) in frames.items():
        fits = {other for other, (start, _, end) in frames.items() if before.startswith(start) and after.endswith(end)}
        assert max(fits, key=lambda other: len("".join(frames[other]))) == context


@each_pack
def test_lead_ins_end_as_sentences_do(tag: str) -> None:
    stop = FULL_STOPS.get(language(tag), ".")
    for context, text in pack(tag).letter.items():
        if context.startswith("lead:"):
            assert text.endswith(stop), context
        if context.startswith("list:") and stop:
            assert text.endswith(OPENERS), context


# --- typography --------------------------------------------------------------------------------------


@each_pack
def test_marks_are_those_of_the_language(tag: str) -> None:
    """No typewriter's quotation marks, no mark that words.yaml names as another language's, no stray space."""
    foreign = {pair.partition("=")[0] for pair in pack(tag).words.get("punctuation", ()) if pair.partition("=")[2]}
    own = set("".join(pack(tag).quotes)) | {"’"}
    for key, text in phrases(tag).items():
        said = without_slots(text)
        assert not set(said) & {'"', "'"}, key
        assert {mark for mark in said if mark in "„“”‚‘«»‹›「」『』"} <= own, key
        assert not re.search(r"\s{2,}|^\s|\s$", text), key
        if pack(tag).script != "Latn":
            assert not {mark for mark in foreign if mark in said and not mark.isalnum()}, key


@each_pack
def test_space_before_a_mark_is_one_that_does_not_break(tag: str) -> None:
    opening, closing = (mark.strip() for mark in pack(tag).quotes[:2])  # in French they stand with their space
    spaced = set(pack(tag).words.get("spaced_marks", ())) | {closing}
    for key, text in phrases(tag).items():
        for gap, mark in re.findall(r"(\s)([;:!?»])", without_slots(text)):
            if mark != opening:
                assert gap in "\u00a0\u202f", key
                assert mark in spaced, key


@each_pack
def test_marks_of_the_language_end_its_sentences_and_have_their_space(tag: str) -> None:
    stop, spaced = FULL_STOPS.get(language(tag), "."), "".join(pack(tag).words.get("spaced_marks", ()))
    for key, text in phrases(tag).items():
        said = without_slots(text)
        assert stop == "." or not re.search(r"\w\.(\s|$)", said), key
        assert not spaced or not re.search(rf"[^\s\u00a0\u202f][{re.escape(spaced)}]", said), key


@each_pack
def test_scripts_without_spaces_have_none_between_sentences(tag: str) -> None:
    assert (pack(tag).sentence_space == "") == (pack(tag).script in NO_WORD_SPACES - {"Thai"})


@each_pack
def test_the_day_is_written_as_the_language_writes_it(tag: str) -> None:
    for letter in letters(tag):
        [dated] = [block for block in letter.blocks if block.role is BlockRole.DATE]
        text = "".join(run.text for line in dated.lines for run in line)
        written = {"th": "21 มิถุนายน 2569"}.get(language(tag))
        days = [span.normal for span in find_dates(text, tag)]
        assert written in text if written else days == ["2026-06-21"], text


@each_pack
def test_first_of_a_month_and_long_months_are_dates_too(tag: str) -> None:
    for month in range(1, 13):
        text = written(f"2024-{month:02}-01", pack(tag))
        if language(tag) != "ar":  # names of months by region
            assert [span.normal for span in find_dates(text, tag)] == [f"2024-{month:02}-01"], text


@each_pack
@pytest.mark.parametrize("name", ["txt", "html", "docx", "pdf"])
def test_letters_are_printed_in_every_format_with_their_values(tag: str, name: str) -> None:
    renderer = RENDERERS[name]
    for letter in letters(tag)[:1]:
        text = "".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", renderer.text(renderer.render(letter))).split())
        for value in letter.verbatim:
            assert "".join(value.split()) in text, value


# --- what a person sees who adds a language ----------------------------------------------------------


@each_pack
def test_doctor_shows_a_letter_and_who_has_read_it(tag: str) -> None:
    result = CliRunner().invoke(main, ["doctor", "--locale", tag, "--to", "judge"])
    assert result.exit_code == 0, result.output
    assert "reviewed by:" in result.output
    assert pack(tag).sources
    assert all(source in result.output for source in pack(tag).sources)
    assert "Halina Okafor" in result.output


def test_doctor_names_what_a_pack_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ua-i18n.yaml").write_text("format: 1\n", encoding="utf-8")
    own = tmp_path / "locales" / "eo"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text('format: 1\npaper: a4\nsalutation_end: ","\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["doctor", "--locale", "eo"])
    assert result.exit_code == 3
    for said in ("profile.yaml lacks", "letter.po lacks", "words.yaml lacks", "specimen.po lacks 9", "ui.po lacks"):
        assert said in result.output
    assert "no letter yet" in result.output
    assert "paper" not in result.output.partition("profile.yaml lacks")[2].partition("\n")[0]


def test_doctor_begins_a_pack_with_all_that_is_to_be_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ua-i18n.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    begun = CliRunner().invoke(main, ["doctor", "--locale", "am", "--begin", "pt-BR"])
    assert begun.exit_code == 3, begun.output
    lacking = {gap.file: len(gap.lacking) for gap in completeness.gaps("am", (*FOLDERS, tmp_path / "locales"))}
    assert lacking["letter.po"] == len(packs.contexts())
    assert lacking["profile.yaml"] == 1  # another language's sources say nothing of this one
    assert {"specimen.po", "ui.po", "words.yaml"} <= lacking.keys()
    own = tmp_path / "locales" / "am" / "letter.po"
    own.write_text(
        own.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "x {request}"\n\n', 1), encoding="utf-8"
    )
    assert CliRunner().invoke(main, ["doctor", "--locale", "am", "--begin", "bn"]).exit_code == 3
    assert "x {request}" in own.read_text(encoding="utf-8")  # what is there is left alone


def test_doctor_counts_the_english_phrase_as_none(tmp_path: Path) -> None:
    (tmp_path / "eo").mkdir()
    (tmp_path / "eo" / "profile.yaml").write_text("format: 1\n", encoding="utf-8")
    english = Path(FOLDERS[0], "en", "letter.po").read_text(encoding="utf-8")
    (tmp_path / "eo" / "letter.po").write_text(english, encoding="utf-8")
    [lacking] = [gap.lacking for gap in completeness.gaps("eo", (*FOLDERS, tmp_path)) if gap.file == "letter.po"]
    assert {"thanks", "lead:urge", "cover:ties"} <= set(lacking)
    assert "fax:title" not in lacking  # "Fax" is Esperanto too, for all we know


@pytest.mark.parametrize("arguments", [["--begin", "id"], ["--locale", "am", "--begin", "xh"]])
def test_a_pack_is_begun_by_a_language_that_has_one(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ua-i18n.yaml").write_text("format: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["doctor", *arguments]).exit_code == 2
    assert not (tmp_path / "locales" / "am").exists()


def test_doctor_without_a_locale_tells_of_the_machine() -> None:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 0
    assert "typst" in result.output


def test_specimen_refuses_what_is_not_translated(tmp_path: Path) -> None:
    (tmp_path / "eo").mkdir()
    (tmp_path / "eo" / "profile.yaml").write_text("format: 1\n", encoding="utf-8")
    french = Path(FOLDERS[0], "fr", "letter.po").read_text(encoding="utf-8")
    (tmp_path / "eo" / "letter.po").write_text(french, encoding="utf-8")
    folders = (*FOLDERS, tmp_path)
    with pytest.raises(RefusedError, match="not translated"):
        tuple(specimen.load("eo", folders).letters(packs.load("eo", folders)))


def test_region_of_the_original_language_shows_its_sentences() -> None:
    [letter, *_] = specimen.load("en-GB", FOLDERS).letters(packs.load("en-GB", FOLDERS))
    assert "I respectfully urge you to:" in plain_text(letter)


def test_region_without_script_finds_the_pack_of_its_script(tmp_path: Path) -> None:
    (tmp_path / "zh-Hant").mkdir()
    (tmp_path / "zh-Hant" / "profile.yaml").write_text('salutation_end: "："\n', encoding="utf-8")
    assert packs.load("zh-TW", [tmp_path]).salutation_end == "："
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = header + 'msgid "several spaces in a row"\nmsgstr "連續空格"\n'
    (tmp_path / "zh-Hant" / "ui.po").write_text(text, encoding="utf-8")
    assert interface.load("zh-TW", [tmp_path]).say("several spaces in a row") == "連續空格"


# --- how profiles lay a letter out -------------------------------------------------------------------


def profiled(text: str) -> Locale:
    return packs.build("ja", [packs.PackTexts("locales/ja", {"profile.yaml": text})])


def test_date_may_stand_under_the_signature() -> None:
    layout = profiled("order: [address, body, signature, date]").layout
    places = sorted(("date", "signature", "paragraph", "salutation", "address", "sender"), key=layout.place)
    assert places == ["address", "sender", "paragraph", "salutation", "signature", "date"]


def test_what_goes_with_a_letter_may_stand_under_its_salutation() -> None:
    layout = profiled("order: [address, salutation, enclosures, body]").layout
    places = sorted(("paragraph", "enclosures", "closing", "salutation", "address", "signature"), key=layout.place)
    assert places == ["address", "salutation", "enclosures", "paragraph", "closing", "signature"]


def test_parts_that_are_not_ordered_keep_their_usual_place() -> None:
    layout = profiled("order: [date, address]").layout
    assert [*sorted(("signature", "closing", "address", "date", "cover"), key=layout.place)] == [
        *("cover", "date", "address", "closing", "signature")
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('digits: "0123"', "ten of them"),
        ("digits: abcdefghij", "ten of them"),
        ('article: "Artikel"', "{article} is missing"),
        ('article_paragraph: "Abs. {paragraph}"', "{article} is missing"),
        ("address_by: [age]", "rank"),
        ("closing_side: right", "start, end"),
    ],
)
def test_fault_of_a_profile_is_named(line: str, problem: str) -> None:
    with pytest.raises(FormatError, match=re.escape(problem)):
        profiled(f"format: 1\n{line}")


def specimen_in(tag: str, rank: Rank, profile: str = "") -> Letter:
    """The specimen letter of a shipped pack, its profile overlaid."""
    texts = [packs.folder_texts(FOLDERS[0] / tag), packs.PackTexts(f"locales/{tag}", {"profile.yaml": profile})]
    return specimen.load(tag, FOLDERS).letter(packs.build(tag, texts), rank)


def text_of(letter: Letter, role: BlockRole) -> str:
    return "\n".join(
        "".join(run.text for run in line) for block in letter.blocks if block.role is role for line in block.lines
    )


def test_dates_have_the_digits_and_the_era_of_the_profile() -> None:
    letter = specimen_in("en", Rank.JUDGE, 'digits: "٠١٢٣٤٥٦٧٨٩"\nera_years: 543\ndate_pattern: "d MMMM \'yy\' y"')
    assert text_of(letter, BlockRole.DATE) == "Veenwijk, ٢١ June yy ٢٥٦٩"


def test_town_on_a_date_line_keeps_to_itself() -> None:
    """Else the digits after a Latin name would be set on its other side in a right-to-left line."""
    letter = specimen_in("ar", Rank.JUDGE, 'digits: "۰۱۲۳۴۵۶۷۸۹"\ndate_line_city: "{city}، {date}"')
    [dated] = [block for block in letter.blocks if block.role is BlockRole.DATE]
    assert [(run.text, run.verbatim) for run in dated.lines[0]] == [
        ("Veenwijk", True),
        ("، ", False),
        ("۲۱ يونيو ۲۰۲۶", False),
    ]
    text = RENDERERS["txt"].render(letter).decode()
    assert "\u2068Veenwijk\u2069، ۲۱ يونيو ۲۰۲۶" in text


def test_order_of_the_profile_is_that_of_the_letter() -> None:
    letter = specimen_in("en", Rank.JUDGE, "order: [address, body, date, signature, sender]")
    roles = [block.role for block in letter.blocks]
    assert roles[0] is BlockRole.ADDRESS
    assert roles[-3:] == [BlockRole.DATE, BlockRole.SIGNATURE, BlockRole.SENDER]


def test_order_of_other_parts_leaves_a_signature_as_it_is() -> None:
    """Where the date stands is the business of paper: what was signed is the same."""
    assert (
        specimen_in("en", Rank.JUDGE).digest
        == specimen_in("en", Rank.JUDGE, "order: [address, reference, body, date]").digest
    )


@pytest.mark.parametrize(
    ("start", "printed"),
    [
        ("Ich bin in Sorge.", "ich bin in Sorge."),
        ("Mit Sorge sehe ich das.", "mit Sorge sehe ich das."),
        ("Sie kennen den Fall.", "Sie kennen den Fall."),
        ("Anlass dieses Schreibens ist eine Haft.", "Anlass dieses Schreibens ist eine Haft."),
        ("{Marisol_Adeyemi} ist in Haft.", "Marisol Adeyemi ist in Haft."),
    ],
)
def test_after_a_comma_german_goes_on_in_lower_case(start: str, printed: str) -> None:
    found = specimen.load("de", FOLDERS)
    first = message_key("letter", specimen.messages(found.action)[0])
    changed = replace(found, sentences={**found.sentences, first: start})
    body = text_of(changed.letter(pack("de"), Rank.JUDGE), BlockRole.PARAGRAPH)
    assert body.startswith(printed)


@pytest.mark.parametrize(
    ("tag", "said", "printed"),
    [
        ("pl", "Z tego względu piszę w obronie {Marisol_Adeyemi}.", "z␣tego względu piszę w␣obronie Marisol Adeyemi."),
        ("pl", "{Marisol_Adeyemi} ma 34 lata od 7 maja 2026 roku.", "Marisol Adeyemi ma 34␣lata od 7␣maja 2026 roku."),
        ("cs", "Bylo to 7. června, i v noci.", "bylo to 7.␣června, i␣v␣noci."),
        ("ru", "Она и {Marisol_Adeyemi} — в тюрьме с 7 мая.", "Она и␣Marisol Adeyemi — в␣тюрьме с␣7␣мая."),
        ("de", "Artikel 9. Gilt das nur 12 Tage?", "Artikel 9.␣Gilt das nur 12␣Tage?"),
        ("uk", "Її тримають у в’язниці 12.5 доби.", "Її тримають у␣в’язниці 12.5 доби."),
        ("en", "I write of 34 people.", "I write of 34 people."),
    ],
)
def test_no_line_ends_with_what_belongs_to_the_next_word(tag: str, said: str, printed: str) -> None:
    found = specimen.load(tag, FOLDERS)
    first, second = (message_key("letter", source) for source in specimen.messages(found.action)[:2])
    changed = replace(found, sentences={**found.sentences, first: said, second: "."})
    [letter, *_] = changed.letters(pack(tag))
    body = text_of(letter, BlockRole.PARAGRAPH).replace("\u00a0", "␣")
    assert body.startswith(printed) or tag == "en"
    assert ("␣" in body) == (tag != "en")
    assert "Marisol Adeyemi" in letter.verbatim


def test_paragraphs_and_lists_stand_in_by_the_indent_of_the_profile() -> None:
    letter, usual = specimen_in("en", Rank.JUDGE, "indent: 2"), specimen_in("en", Rank.JUDGE)
    assert letter.digest == usual.digest
    assert "text-indent: 2em" in RENDERERS["html"].render(letter).decode()
    with zipfile.ZipFile(io.BytesIO(RENDERERS["docx"].render(letter))) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert 'w:firstLine="440"' in styles  # twips: twice 11 points
    assert 'w:left="894" w:hanging="340"' in styles
    moved = place_of("I am deeply", RENDERERS["pdf"].render(letter))
    assert moved == pytest.approx(place_of("I am deeply", RENDERERS["pdf"].render(usual)) + 22, abs=0.5)


def place_of(words: str, pdf: bytes) -> float:
    """How far from the left edge, in points, the line stands that begins so."""
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    places: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, *_: places.append(cm[4]) if text.startswith(words) else None)
    return places[0]


@pytest.mark.parametrize("role", [BlockRole.CLOSING, BlockRole.SIGNATURE, BlockRole.SENDER])
@pytest.mark.parametrize("name", ["txt", "html", "docx"])
def test_parts_stand_on_the_side_that_the_profile_says(name: str, role: BlockRole) -> None:
    usual = specimen_in("en", Rank.JUDGE)
    moved = specimen_in("en", Rank.JUDGE, f"{role}_side: end")
    renderer = RENDERERS[name]
    assert renderer.render(usual) != renderer.render(moved)
    assert "".join(renderer.text(renderer.render(usual)).split()) == "".join(
        renderer.text(renderer.render(moved)).split()
    )


def test_a_tall_script_has_more_space_between_its_lines() -> None:
    letter = specimen_in("en", Rank.JUDGE, "leading: 1.3")
    assert "11pt/2.13" in RENDERERS["html"].render(letter).decode()
    usual = RENDERERS["pdf"].render(specimen_in("en", Rank.JUDGE))
    assert lowest(RENDERERS["pdf"].render(letter)) < lowest(usual) - 50


def lowest(pdf: bytes) -> float:
    """How far above the foot of the first page, in points, its last text stands."""
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    heights: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, *_: heights.append(cm[5]) if text.strip() else None)
    return min(heights)


# --- who has read a pack -----------------------------------------------------------------------------


def made_drafts(shop: Workshop, output: Path) -> Result:
    options = ("--allow-drafts", "--format", "txt", "--date", "2003-10-20", "-o", str(output))
    return shop.run("letters", shop.folder.id, "-l", "fr", *options)


def test_letters_tell_that_nobody_has_reviewed_their_language(tmp_path: Path) -> None:
    shop = workshop(tmp_path)
    made = made_drafts(shop, tmp_path / "a")
    assert "fr: no native reader has reviewed" in made.stderr
    assert letterset.load_manifest(tmp_path / "a").reviewed == {"fr": False}


def test_a_reviewer_of_a_section_is_enough(tmp_path: Path) -> None:
    shop = workshop(tmp_path)
    own = tmp_path / "locales" / "fr"
    own.mkdir(parents=True)
    (own / "profile.yaml").write_text("reviewed_by: Colette Amsallem\n", encoding="utf-8")
    made = made_drafts(shop, tmp_path / "a")
    assert "no native reader" not in made.stderr
    manifest = (tmp_path / "a" / "manifest.json").read_text(encoding="utf-8")
    assert letterset.load_manifest(tmp_path / "a").reviewed == {"fr": True}
    assert "Amsallem" not in manifest


def test_a_second_run_keeps_what_is_known_of_other_languages(tmp_path: Path) -> None:
    one = letterset.Manifest(format=1, appeal="x", date="2026-06-21", versions={}, reviewed={"fr": False, "de": False})
    letterset.write_manifest(tmp_path, one)
    two = letterset.Manifest(format=1, appeal="x", date="2026-06-22", versions={}, reviewed={"de": True})
    letterset.write_manifest(tmp_path, two)
    assert letterset.load_manifest(tmp_path).reviewed == {"fr": False, "de": True}


# --- the gallery -------------------------------------------------------------------------------------


def test_gallery_draws_every_page_of_a_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = pytest.importorskip("PIL.Image")
    monkeypatch.setattr("shutil.which", lambda name: None)  # without LibreOffice: only what we print ourselves
    gallery = runpy.run_path(str(packs.shipped() / "docs" / "gallery.py"))
    [page] = gallery["draw"]("fr", tmp_path)
    assert page.name == "fr-pdf-1.png"
    with image.open(page) as picture:
        assert picture.width >= gallery["LARGE"]
        darkest, lightest = picture.getextrema()
    assert darkest < 64
    assert lightest > 240


def test_gallery_shows_packs_that_are_there() -> None:
    gallery = runpy.run_path(str(packs.shipped() / "docs" / "gallery.py"))
    shown = {path.stem for path in gallery["GALLERY"].glob("*.png")}
    assert shown <= set(WHOLE)
    assert shown <= set(gallery["SHOWN"])
