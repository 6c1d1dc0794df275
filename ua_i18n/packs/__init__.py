"""Locale packs: what letters, drafts and checks know of a language, as data in `locales/<tag>/`."""

from ua_i18n.packs.pack import PackTexts, build, folder_texts, folders_of, load, shipped, tags
from ua_i18n.packs.phrasebook import contexts, letter_phrases, missing
from ua_i18n.packs.profile import profile_data

__all__ = [
    "PackTexts",
    "build",
    "contexts",
    "folder_texts",
    "folders_of",
    "letter_phrases",
    "load",
    "missing",
    "profile_data",
    "shipped",
    "tags",
]
