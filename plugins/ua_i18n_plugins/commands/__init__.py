"""Commands that `ua-i18n` has beyond its own."""
