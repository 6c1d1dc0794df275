from __future__ import annotations

import pytest

from ua_i18n.errors import FormatError
from ua_i18n.settings import USUAL, Right, Settings, SignOff


def test_the_defaults_are_careful() -> None:
    settings = Settings.parse("format: 1\n", "ua-i18n.yaml")
    assert settings == Settings()
    assert settings.four_eyes
    assert settings.sign_off is SignOff.REQUIRED
    assert settings.translators_for("fr") == USUAL == ("memory", "phrases")


def test_every_setting_is_read() -> None:
    text = """\
format: 1
four_eyes: false
sign_off: off
translators: [memory, phrases]
locales: [pt_br, ar]
reference: false
roles:
  Ines: {translate: [fr], approve: all}
  Omar: {sign: [ar, fr]}
keys: {deepl: DEEPL_API_KEY}
"""
    settings = Settings.parse(text, "ua-i18n.yaml")
    assert settings.sign_off is SignOff.OFF
    assert not settings.four_eyes
    assert not settings.reference
    assert settings.translators_for("fr") == ("memory", "phrases")
    assert settings.locales == ("pt-BR", "ar")
    assert settings.roles["Ines"] == {Right.TRANSLATE: ("fr",), Right.APPROVE: ("all",)}
    assert settings.keys == {"deepl": "DEEPL_API_KEY"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format: 1\nfour_eye: true", "s:2: there is no setting 'four_eye' here; allowed: format, four_eyes, "),
        ("four_eyes: yes", "s:1: four_eyes must be true or false, not 'yes'"),
        ("four_eyes: 1", "s:1: four_eyes must be true or false"),
        ("format: 2", "s:1: format must be 1"),
        ("format: true", "s:1: format must be 1"),
        ("\nsign_off: sometimes", "s:2: sign_off must be required or off"),
        ("sign_off: []", "s:1: sign_off must be"),
        ("locales: [fr, klingon]", "s:1: locales: no language has the tag 'klingon'"),
        ("translators: [1]", "s:1: translators must be text"),
        ("translators:\n  klingon: [a]", "s:2: klingon: no language has the tag 'klingon'"),
        ("translators:\n  fr: {}", "s:2: translators.fr must be text"),
        ("engines:\n  chat: [1]", "s:2: engines.chat must be keys with values"),
        ("engines:\n  chat:\n    model: [1]", "s:3: engines.chat.model must be text or a number"),
        ("roles:\n  Ines:\n    approves: fr", "s:3: there is no setting 'approves' here; allowed: translate, approve"),
        ("roles:\n  Ines: fr", "s:2: roles.Ines must be keys with values"),
        ("- a", "s:1: the file must be keys with values"),
        ("keys: {deepl: 7}", "s:1: keys.deepl must be text"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem):
        Settings.parse(text, "s")


def test_without_roles_everybody_may_do_everything() -> None:
    assert Settings().allows("anybody", Right.APPROVE, "fr")


@pytest.mark.parametrize(
    ("person", "right", "locale", "allowed"),
    [
        ("Ines", Right.APPROVE, "fr", True),
        ("Ines", Right.APPROVE, "ar", False),
        ("Ines", Right.SIGN, "fr", False),
        ("Omar", Right.SIGN, "ar", True),
        ("Nobody", Right.TRANSLATE, "fr", False),
    ],
)
def test_roles_say_who_may_do_what_where(person: str, right: Right, locale: str, allowed: bool) -> None:
    settings = Settings.parse("roles:\n  Ines: {approve: fr}\n  Omar: {sign: all}\n", "s")
    assert settings.allows(person, right, locale) is allowed


def test_translators_may_differ_by_locale() -> None:
    settings = Settings.parse("translators:\n  all: phrases\n  es: [apertium, phrases]\n  pt_br: chat\n", "s")
    wanted = {"fr": ("phrases",), "es": ("apertium", "phrases"), "es-MX": ("apertium", "phrases")}
    assert {tag: settings.translators_for(tag) for tag in wanted} == wanted
    assert settings.translators_for("pt-BR") == ("chat",)
    assert settings.translators_for("pt") == ("phrases",)
    assert Settings.parse("translators: {es: apertium}", "s").translators_for("fr") == USUAL


def test_options_of_engines_are_text() -> None:
    settings = Settings.parse("engines:\n  chat: {endpoint: http://127.0.0.1:9, timeout: 5, budget: 1.5}\n", "s")
    assert settings.engines == {"chat": {"endpoint": "http://127.0.0.1:9", "timeout": "5", "budget": "1.5"}}
