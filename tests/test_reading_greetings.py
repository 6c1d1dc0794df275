"""Salutations without a label: quoted, in brackets, in a column, or behind a name."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.greetings import is_salutation, with_greeting

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "salutation"),
    [
        ("Mr Carl Hamm                        Dear Mr Hamm", "Dear Mr Hamm"),
        ("Oklahoma Board of Pardons Dear Board Members", "Dear Board Members"),
        ("The Honourable Ana Wallers Dear Governor", "Dear Governor"),
        ("8a Avenida 10-00, Guatemala. (Dear Attorney General)", "Dear Attorney General"),
        ("Her Excellency Ana Paz", ""),
        ("Salutation: Señora Presidenta / Dear Madam President", ""),
        ("The Right Honourable Sir Julius Kavali", ""),
    ],
)
def test_a_salutation_behind_a_name(text: str, salutation: str) -> None:
    left, found = with_greeting(text, english())
    assert found == salutation
    assert left == text.replace(salutation, "").replace("()", "").strip() if salutation else text


@pytest.mark.parametrize(
    "text", ['"Dear Minister"', "“Dear Inspector General”", "(Dear Governor)", "[Your Excellency]"]
)
def test_a_salutation_in_quotes_or_brackets(text: str) -> None:
    assert is_salutation(text, english())
