from __future__ import annotations

from datetime import date

import pytest

from ua_i18n import languages
from ua_i18n.errors import UsageError

pytestmark = pytest.mark.once  # what it tells is the same on every Python


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("fr", "fr"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("sr@latin", "sr-Latn"),
        ("es-419", "es-419"),
        ("ca-VALENCIA", "ca-valencia"),
        ("iw", "he"),
        ("prs", "fa-AF"),
        (" ar ", "ar"),
    ],
)
def test_a_tag_is_canonical(text: str, tag: str) -> None:
    assert languages.tag(text) == tag
    assert languages.tag(tag) == tag


@pytest.mark.parametrize("text", ["", "xx", "f", "french fries", "../fr", "fr/..", "fr-ZQ", "fr-Abcd", "fr\0"])
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no language has the tag"):
        languages.tag(text)


@pytest.mark.parametrize(("text", "near"), [("english", "en"), ("frnech", "fr"), ("arabisch", "ar")])
def test_a_refusal_names_near_ones(text: str, near: str) -> None:
    with pytest.raises(UsageError, match=rf"near: .*\b{near}\b"):
        languages.tag(text)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("fr", "fr"),
        ("pt-BR", "pt_BR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("sr-Latn", "sr@latin"),
        ("sr-Cyrl", "sr_RS"),
        ("uz-Cyrl", "uz@cyrillic"),
        ("ar-001", "ar"),
    ],
)
def test_gettext_has_its_own_names(tag: str, name: str) -> None:
    assert languages.gettext_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("fr", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("pa", "ltr"), ("pa-Arab", "rtl"), ("ku", "ltr"), ("ku-Arab", "rtl")],
)
def test_direction_follows_the_script(tag: str, direction: str) -> None:
    assert languages.direction(tag) == direction


def test_names_are_told_in_any_language() -> None:
    assert languages.name("pt-BR", "fr") == "portugais (Brésil)"
    assert languages.name("ar", "ar") == "العربية"


def test_dates_are_written_as_the_locale_does() -> None:
    day = date(2000, 6, 7)
    assert languages.format_date(day, "fr") == "7 juin 2000"
    assert languages.format_date(day, "hu") == "2000. június 7."
    assert languages.format_date(day, "de", "d. MMMM") == "7. Juni"


def test_months_are_known_by_every_name() -> None:
    french = languages.month_numbers("fr")
    assert french["juin"] == 6
    assert french["févr."] == french["févr"] == 2
    russian = languages.month_numbers("ru")
    assert russian["июнь"] == russian["июня"] == 6


def test_countries_are_known_by_casefolded_name() -> None:
    names = languages.territory_names("fr")
    assert names["corée du nord"] == "KP"
    assert "monde" not in names
    assert all(len(code) == 2 for code in names.values())


def test_a_country_is_named() -> None:
    assert languages.territory_name("kp", "es") == "Corea del Norte"
    assert languages.territory_name("MM", "fr") == "Myanmar"
    assert languages.territory_name("CD", "ja") == "コンゴ民主共和国"
    assert languages.territory_name("CD", "zh-Hans") == "刚果（金）", "without its brackets it is the other Congo too"
    with pytest.raises(UsageError, match="ISO 3166-1"):
        languages.territory_name("ZQ", "es")


@pytest.mark.parametrize(
    ("tag", "home"), [("zh-Hant", "TW"), ("zh-Hans", "CN"), ("sr-Latn", "RS"), ("fr", ""), ("pt-BR", ""), ("tlh", "")]
)
def test_a_script_that_a_tag_names_has_a_home(tag: str, home: str) -> None:
    assert languages.home_of_script(tag) == home
