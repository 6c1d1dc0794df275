"""Who may approve and sign what, and a person's way through messages and letters."""

from ua_i18n.review.verdicts import Desk, Refusal, Reviewer, Verdict, by_reason

__all__ = ["Desk", "Refusal", "Reviewer", "Verdict", "by_reason"]
