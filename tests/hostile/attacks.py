"""Texts that attack what prints, evaluates, looks up or compares them."""

from __future__ import annotations

FORMAT_STRINGS = (
    "{0.__class__.__mro__}",
    "{self.__init__.__globals__}",
    "{x!r:>{width}}",
    "{{}}{",
    "}{",
    "%(password)s %s %n %1000000000d",
    "$HOME ${PATH} `id` $(id)",
    "\\g<0> \\1 \\N{DIGIT ONE}",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)> ' onmouseover='x",
    "&lt;b&gt; &#60; &amp;amp; &bogus;",
    "]]><!-- --> <![CDATA[x]]> <?php x ?>",
    "</w:t></w:r><w:r><w:t>forged",
    '#read("/etc/passwd") #include "x.typ" #panic("no")',
    '#eval("1") $x^2$ @label <label> *bold* _it_ = Heading `raw` \\ // gone /* gone */',
    "{{ 7*7 }} {% for x in y %} {# gone #} <%= 7*7 %>",
    "\\input{/etc/passwd} \\write18{id}",
    "javascript:alert(1) file:///etc/passwd",
)
INVISIBLE = (
    "\u202egnp.exe\u202c",
    "\u2066hidden\u2069 \u200e\u200f \u061c",
    "Аnnа Мarkоv",  # Cyrillic letters among Latin ones
    "zero\u200bwidth\u2060joiner\ufeff",
    "e\u0301\u0301\u0301\u0301 Z\u0335\u0321\u0353\u033a",
    "\U000e0041\U000e0042 tag letters",
)
CELLS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", '=HYPERLINK("http://x","y")')

PATHS = (
    "../../outside",
    "/etc/passwd",
    "..\\..\\outside",
    "a/../../b",
    "con",
    "nul\0byte",
    ".",
    "..",
    "~root",
    "a" * 5000,
)

ALL = (*FORMAT_STRINGS, *MARKUP, *INVISIBLE, *CELLS)
