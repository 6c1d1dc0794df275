"""Letters: what an appeal asks for, said to one addressee in one language."""

from ua_i18n.letters.asked import hints
from ua_i18n.letters.channels import Channel, hindrance, is_mailbox
from ua_i18n.letters.commission import Commission, Sender
from ua_i18n.letters.composing import as_draft, compose, plain_text, with_variants
from ua_i18n.letters.content import Content, content_of
from ua_i18n.letters.speaking import Said, Speaker, written_day

__all__ = [
    "Channel",
    "Commission",
    "Content",
    "Said",
    "Sender",
    "Speaker",
    "as_draft",
    "compose",
    "content_of",
    "hindrance",
    "hints",
    "is_mailbox",
    "plain_text",
    "with_variants",
    "written_day",
]
