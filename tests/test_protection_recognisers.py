from __future__ import annotations

import pytest

from ua_i18n.testing import RecogniserContract
from ua_i18n_plugins.recognisers.accounts import Accounts, is_iban
from ua_i18n_plugins.recognisers.handles import Handles


class TestHandles(RecogniserContract):
    plugin = Handles()
    text = "Tweet @Min_Justice and @amnesty@example.social, with #FreeAnna."
    expected = ("@Min_Justice", "@amnesty@example.social", "#FreeAnna")


class TestAccounts(RecogniserContract):
    plugin = Accounts()
    text = "Donate to GB82 WEST 1234 5698 7654 32 or DE89370400440532013000."
    expected = ("GB82 WEST 1234 5698 7654 32", "DE89370400440532013000")


@pytest.mark.parametrize("text", ["info@example.org", "https://example.org/#part", "cell #12", "a @ b", "x/@y"])
def test_no_handle_in(text: str) -> None:
    assert list(Handles().recognise(text, "en")) == []


@pytest.mark.parametrize("code", ["GB82 WEST 1234 5698 7654 33", "GB82", "ASA24", "XX00 AAAA BBBB CCCC DDDD EEEE"])
def test_no_account_number(code: str) -> None:
    assert not is_iban(code)
    assert list(Accounts().recognise(code, "en")) == []
