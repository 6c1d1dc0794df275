"""Letters: what an appeal asks for, said to one addressee in one language."""

from ua_i18n.letters.asked import hint
from ua_i18n.letters.channels import Channel, hindrance, is_mailbox
from ua_i18n.letters.commission import Commission, Content, Sender, content_of
from ua_i18n.letters.composing import compose, plain_text
from ua_i18n.letters.speaking import Said, Speaker, written_day

__all__ = [
    "Channel",
    "Commission",
    "Content",
    "Said",
    "Sender",
    "Speaker",
    "compose",
    "content_of",
    "hindrance",
    "hint",
    "is_mailbox",
    "plain_text",
    "written_day",
]
