"""Locale packs: what letters, drafts and checks know of a language, as data in `locales/<tag>/`."""

from ua_i18n.packs.pack import PackTexts, build, folder_texts, load, shipped, tags
from ua_i18n.packs.phrasebook import contexts, missing

__all__ = ["PackTexts", "build", "contexts", "folder_texts", "load", "missing", "shipped", "tags"]
