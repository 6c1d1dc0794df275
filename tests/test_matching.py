from __future__ import annotations

from ua_i18n.catalog.matching import Former, Match, match

FORMERS = (
    Former("narrative", "Two journalists were arrested in the capital.", True, False),
    Former("narrative", "They were taken to the central prison.", True, False),
    Former("request", "Release them at once.", True, False),
    Former("request", "Open an inquiry.", False, False),
)


def test_the_same_text_is_exact_wherever_it_stands() -> None:
    wanted = [("request", "Release them at once."), ("narrative", FORMERS[0].source)]
    assert match(FORMERS, wanted) == (Match(2, exact=True), Match(0, exact=True))


def test_a_likely_neighbour_serves_a_changed_text() -> None:
    wanted = [("narrative", "Three journalists were arrested in the capital."), ("narrative", FORMERS[1].source)]
    assert match(FORMERS, wanted) == (Match(0), Match(1, exact=True))


def test_each_former_serves_once() -> None:
    wanted = [("request", "Release them at last."), ("request", "Release them now, at once.")]
    assert match(FORMERS, wanted) == (Match(2), Match(None))


def test_an_untranslated_or_unlike_text_serves_nobody() -> None:
    assert match(FORMERS, [("request", "Open an inquiry now."), ("narrative", "Something else.")]) == (
        Match(None),
        Match(None),
    )


def test_a_translated_obsolete_entry_is_better_than_an_empty_live_one() -> None:
    formers = (Former("title", "Fear", False, False), Former("title", "Fear", True, True))
    assert match(formers, [("title", "Fear")]) == (Match(1, exact=True),)
