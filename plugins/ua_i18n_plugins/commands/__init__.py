"""Commands of `ua-i18n` that are no part of the way from a source to a letter."""
