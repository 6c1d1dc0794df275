"""The plugins that come with ua_i18n, offered through the same hooks as anyone's."""
