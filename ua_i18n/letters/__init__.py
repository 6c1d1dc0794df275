"""Letters: what an appeal asks for, said to one addressee in one language."""

from ua_i18n.letters.commission import Commission, Content, Sender, content_of
from ua_i18n.letters.composing import Said, compose, plain_text

__all__ = ["Commission", "Content", "Said", "Sender", "compose", "content_of", "plain_text"]
