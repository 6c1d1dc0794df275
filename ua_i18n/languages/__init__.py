"""What CLDR knows of a language: its tag, names, direction, plurals, dates and territories."""

from ua_i18n.languages.dates import date_links, date_patterns, format_date, month_numbers, weekday_names
from ua_i18n.languages.names import (
    currency_codes,
    currency_names,
    is_territory,
    language_codes,
    language_names,
    name,
    named,
    territory_code,
    territory_name,
    territory_names,
)
from ua_i18n.languages.tags import direction, gettext_name, home_of_script, region, script, tag
from ua_i18n.languages.wording import format_number, list_joints, plural_forms

__all__ = [
    "currency_codes",
    "currency_names",
    "date_links",
    "date_patterns",
    "direction",
    "format_date",
    "format_number",
    "gettext_name",
    "home_of_script",
    "is_territory",
    "language_codes",
    "language_names",
    "list_joints",
    "month_numbers",
    "name",
    "named",
    "plural_forms",
    "region",
    "script",
    "tag",
    "territory_code",
    "territory_name",
    "territory_names",
    "weekday_names",
]
