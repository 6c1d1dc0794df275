"""Appeals on disk: the only room that knows where things lie, and the work that people do on them."""

from ua_i18n.workspace.folder import AppealFolder, Workspace

__all__ = ["AppealFolder", "Workspace"]
