"""Contract tests for plugin authors: inherit the class of your plugin's kind in a test module and set `plugin`.

    from ua_i18n.testing import RendererContract

    class TestMyFormat(RendererContract):
        plugin = MyFormat()

pytest then runs every promise that ua_i18n relies on. A contract raises `unittest.SkipTest` where the machine lacks
what the plugin says it needs.
"""

from __future__ import annotations

from ua_i18n.testing.checks import CatalogCheckContract, CheckContract
from ua_i18n.testing.commands import CommandContract
from ua_i18n.testing.exchanges import ExchangeContract
from ua_i18n.testing.readers import ReaderContract
from ua_i18n.testing.recognisers import RecogniserContract
from ua_i18n.testing.renderers import RendererContract
from ua_i18n.testing.samples import HOSTILE, folded, sample_letter
from ua_i18n.testing.translators import TranslatorContract

__all__ = [
    "HOSTILE",
    "CatalogCheckContract",
    "CheckContract",
    "CommandContract",
    "ExchangeContract",
    "ReaderContract",
    "RecogniserContract",
    "RendererContract",
    "TranslatorContract",
    "folded",
    "sample_letter",
]
