"""Letters as e-mails to open and send: plain text and HTML of the same words, to nobody while they are drafts.

Source: RFC 5322 (messages), RFC 2047 (headers beyond ASCII), RFC 2046 (alternatives), RFC 3282 (Content-Language).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime

from ua_i18n import FormatError, Letter, Renderer, hookimpl
from ua_i18n_plugins.renderers.html import Html
from ua_i18n_plugins.renderers.pdf import Pdf
from ua_i18n_plugins.renderers.printable import printable
from ua_i18n_plugins.renderers.txt import PlainText

_ATTACHMENT = "letters.pdf"
_NOON = time(12)  # the same day in nearly every time zone


class Eml:
    """Prints a letter as a message that mail programs open as one not sent yet. The same letter is the same file."""

    name = "eml"
    suffix = ".eml"

    def render(self, letter: Letter) -> bytes:
        return _message(letter, ())

    def bind(self, letters: Sequence[Letter]) -> bytes:
        """The first letter as the message, the others with it as one PDF: letters that a supporter is to sign."""
        return _message(letters[0], letters[1:])

    def text(self, data: bytes) -> str:
        """The subject, the message as plain text, and what the letters with it say."""
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain",))
        if not isinstance(body, EmailMessage):
            raise FormatError("eml", "not a letter of ours: it has no plain text")
        return "\n".join([message["Subject"] or "", body.get_content(), *_attached(message)])


def _message(letter: Letter, attached: Sequence[Letter]) -> bytes:
    said = printable(letter)
    message = EmailMessage(policy=policy.SMTP)
    message["Date"] = format_datetime(datetime.combine(letter.date, _NOON, UTC))
    if letter.origin:
        message["From"] = letter.origin
    if letter.to and not letter.draft_mark:
        message["To"] = ", ".join(letter.to)
    message["Subject"] = f"{said.draft_mark}: {said.title}" if said.draft_mark else said.title
    message["X-Unsent"] = "1"  # what Outlook and others take a message to be edited by
    text = PlainText().render(letter).decode().replace("\f", "")
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(Html().render(letter).decode(), subtype="html", cte="quoted-printable")
    boundary = f"=_{hashlib.sha256(text.encode()).hexdigest()[:32]}"
    message.set_boundary(boundary)
    if attached:
        message.add_attachment(Pdf().bind(attached), maintype="application", subtype="pdf", filename=_ATTACHMENT)
        message.set_boundary(f"{boundary}-all")
    message["Content-Language"] = letter.locale  # last, for what begins with Content moves into the first part
    return message.as_bytes()


def _attached(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments():
        if part.get_content_type() == "application/pdf":
            yield Pdf().text(part.get_content())


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Eml())
