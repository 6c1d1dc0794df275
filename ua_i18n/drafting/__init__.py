"""Drafts: translators asked one after the other, each with the message disguised as it has to be."""

from ua_i18n.drafting.asking import Drafted, Payload, Rejection, choose, draft, rehearse

__all__ = ["Drafted", "Payload", "Rejection", "choose", "draft", "rehearse"]
