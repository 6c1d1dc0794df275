"""The plugin manager, and what keeps one broken plugin from ending the program."""

from ua_i18n.plugins.registry import Plugins, load

__all__ = ["Plugins", "load"]
