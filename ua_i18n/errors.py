"""The errors that ua_i18n raises, each with the exit code a shell sees."""

from __future__ import annotations


class UaError(Exception):
    """A fault the user can mend; its text says where it is and what to do next."""

    exit_code = 1


class UsageError(UaError):
    """The command was called with something that it cannot mean."""

    exit_code = 2


class IncompleteError(UaError):
    """The work was done in part, or waits for a person: findings, unapproved, unsigned."""

    exit_code = 3


class FormatError(UaError):
    """A file is not what its format promises.

    `where` is the file's name, with a line number where one is known ("fr.po:12").
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem

    def __reduce__(self) -> tuple[type[FormatError], tuple[str, str]]:
        return type(self), (self.where, self.problem)


class StorageError(UaError):
    """A file cannot be read, locked or written as it must be."""


class PluginError(UaError):
    """A plugin is missing, broken, or needs something that is not installed."""


class RefusedError(IncompleteError):
    """A promise of the project forbids it; each of the `reasons`, one a line, gives the way on too."""

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))
