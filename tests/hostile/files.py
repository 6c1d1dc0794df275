"""Whole files made to do harm, by the name that they are tried under."""

from __future__ import annotations

from hostile.attacks import ALL, PATHS

SURROGATE = b"\xed\xa0\x80"  # half a pair, as UTF-8 must not have it

PO_HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def appeal(*lines: str, addressee: str = "Mr Dhan Rokaya", person: str = "Bishnu Tamrakar") -> str:
    """An Urgent Action of ours with more lines in its narrative."""
    told = "\n\n".join(lines)
    return f"""\
PUBLIC AI Index: ASA 99/077/2004

3 May 2004

UA 977/04 Fear for safety

NEPAL {person} (m), teacher, aged 41

{person} was arrested at his school on 1 May by soldiers.

{told}

RECOMMENDED ACTION: Please send letters in English or your own language:

- urging them to release {person} immediately unless he is charged.

APPEALS TO:

Prime Minister
{addressee}
Office of the Prime Minister
Kathmandu
NEPAL
Salutation: Dear Prime Minister

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 14 June 2004.
"""


def sources() -> dict[str, bytes]:
    """Source files that are small."""
    return {
        "attacks.txt": appeal(*ALL).encode(),
        "empty.txt": b"",
        "blank.txt": b"\n" * 1000,
        "nul.txt": appeal("a\0b\0\0c").encode(),
        "surrogate.txt": appeal("x").encode() + SURROGATE,
        "surrogate-utf16.txt": b"\xff\xfe" + b"\x00\xd8" * 40,
        "binary.txt": bytes(range(256)) * 8,
        "controls.txt": appeal("".join(map(chr, range(1, 32)))).encode(),
        "separators.txt": appeal("a\u2028b\u2029c\x85d\x0be\x0cf").encode(),
        "one-long-line.txt": appeal("word " * 20_000).encode(),
        "one-long-word.txt": appeal("x" * 200_000).encode(),
        "brackets.txt": appeal("(" * 50_000 + ")" * 50_000).encode(),
        "quotes.txt": appeal("'\"“„«" * 20_000).encode(),
        "digits.txt": appeal("9" * 100_000, "1,000," * 20_000, "12/" * 20_000).encode(),
        "capitals.txt": appeal("ABC " * 3_000, "A. B. " * 3_000).encode(),
        "spaces.txt": appeal("a" + " " * 100_000 + "b", "\t" * 50_000).encode(),
        "braces.txt": appeal("{" * 9_000, "{x}" * 9_000, "}" * 9_000).encode(),
        "dates.txt": appeal("31 February 0000, 99 May 99999, 1 and 25 and 31 June, " * 500).encode(),
        "bullets.txt": appeal(*["- urging them to stop;"] * 2000).encode(),
        "labels.txt": appeal(*["Salutation: Your Excellency", "Fax: 1", "APPEALS TO:", "UA 1/01"] * 500).encode(),
        "index-traversal.txt": appeal("x").replace("ASA 99/077/2004", "ASA 99/../../../2004").encode(),
        "emails.txt": appeal("a@" * 5_000, "a." * 5_000 + "@b", "http://" * 3_000).encode(),
    }


def catalogs() -> dict[str, bytes]:
    """PO files that are small."""
    head = PO_HEAD.encode()
    return {
        "empty": b"",
        "nul": head + b'msgid "a\0"\nmsgstr "b"\n',
        "surrogate": head + b'msgid "a"\nmsgstr "' + SURROGATE + b'"\n',
        "escapes": head + b'msgid "a"\nmsgstr "\\ud800 \\x41 \\777 \\q \\"\n',
        "binary": bytes(range(256)) * 8,
        "charset": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=rot13\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        "charset-unknown": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=../../x\\n"\n',
        "charset-idna": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=idna\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        "charset-undefined": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=undefined\\n"\n',
        "charset-zlib": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=zlib\\n"\n',
        "plural-bomb": head.replace(
            b'"Language', b'"Plural-Forms: nplurals=999999999; plural=n**n**n**n;\\n"\n"Language'
        ),
        "plural-index": head + b'msgid "a"\nmsgid_plural "b"\nmsgstr[999999999999] "x"\n',
        "plural-code": head.replace(
            b'"Language', b"\"Plural-Forms: nplurals=2; plural=__import__('os').system('id');\\n\"\n\"Language"
        ),
        "duplicate-header": head + head,
        "path": b"/etc/passwd",
        "path-relative": b"../fr.po",
    }


def yaml_files() -> dict[str, str]:
    """YAML with tags, aliases and bombs."""
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    return {
        "object": "format: 1\nx: !!python/object/apply:os.system ['id']\n",
        "new": "format: 1\nx: !!python/object/new:subprocess.Popen [['id']]\n",
        "name": "!!python/name:os.system\n",
        "own-tag": "format: 1\nx: !include /etc/passwd\n",
        "binary": "format: 1\nx: !!binary |\n  //79\n",
        "laughs": f"format: 1\na0: &a0 [x]\n{laughs}\n",
        "itself": "format: 1\nx: &x [*x]\n",
        "merge": "format: 1\nx: &x {a: 1}\ny:\n  <<: *x\n",
        "deep": "[" * 20_000,
        "deep-map": "".join("{a: " for _ in range(20_000)),
        "many": "---\nformat: 1\n---\nformat: 1\n",
        "nul": "format: 1\nx: a\0b\n",
        "number": "format: 1" + "0" * 100_000 + "\n",
        "float": "format: .inf\n",
        "list": "- 1\n",
        "text": "hello\n",
        "key": "? [a, b]\n: c\n",
        "surrogate": 'format: 1\nx: "\\ud800"\n',
        "escape": 'format: 1\nx: "\\x00"\n',
        "format": "format: 999\n",
        "format-text": "format: one\n",
    }


def ledgers() -> dict[str, str]:
    """Ledgers with lines that are none."""
    line = '{"v": 1, "time": "2024-01-01T00:00:00Z", "by": "A", "verified": false, "action": "approve", '
    line += '"locale": "fr", "key": "0123456789ab", "digest": "x", "note": ""}'
    deep = '{"v": ' + "[" * 100_000
    return {
        "deep": deep,
        "number": line.replace('"v": 1', '"v": ' + "9" * 5000),
        "nan": line.replace('"v": 1', '"v": NaN'),
        "types": line.replace('"by": "A"', '"by": {"a": []}'),
        "action": line.replace("approve", "__class__"),
        "surrogate": line.replace('"by": "A"', '"by": "\\ud800"'),
        "time": line.replace("2024-01-01", "0000-99-99"),
        "path": line.replace('"locale": "fr"', '"locale": "../../x"'),
        "nul": line + "\0\n" + line,
        "list": "[]\n1\nnull\n" + line,
        "cut": line[:40],
    }


def tables() -> dict[str, bytes]:
    """CSV tables of translations or senders."""
    rows = "\n".join(f'x,y,z,"{text.replace(chr(34), chr(34) * 2)}"' for text in (*ALL, *PATHS))
    return {
        "empty": b"",
        "header": b"key,context,source,target\n",
        "attacks": f"key,context,source,target\n{rows}\n".encode("utf-8", "replace"),
        "nul": b"key,context,source,target\na,b,c,d\0e\n",
        "surrogate": b"key,context,source,target\na,b,c," + SURROGATE + b"\n",
        "binary": bytes(range(256)) * 8,
        "quote": b'key,context,source,target\n"a,b,c,d\n' * 100,
        "wide": b"key,target" + b",x" * 100_000 + b"\n",
        "cell": b"key,context,source,target\na,b,c," + b"x" * 300_000 + b"\n",
        "short": b"key,context,source,target\na\n",
        "utf16": "key,context,source,target\na,b,c,d\n".encode("utf-16"),
    }


def manifests() -> dict[str, str]:
    """Manifests of sets."""
    entry = '{"path": "%s", "sha256": "x", "format": "txt", "locale": "fr", "addressee": "a", "channel": "letter", '
    entry += '"sender": null, "catalog": "c", "letter": "l", "draft": false, "verbatim": []}'
    whole = '{"format": 1, "appeal": "a", "date": "2024-01-01", "versions": {}, "files": [%s]}'
    found = {
        f"path-{n}": whole % (entry % path.replace("\\", "\\\\").replace("\0", "\\u0000"))
        for n, path in enumerate(PATHS)
    }
    return found | {
        "deep": "[" * 100_000,
        "number": '{"format": ' + "9" * 10_000 + "}",
        "surrogate": whole % (entry % "\\ud800"),
        "list": "[]",
        "text": '"a"',
        "empty": "",
        "files": '{"format": 1, "appeal": "a", "date": "x", "versions": {}, "files": {"a": 1}}',
        "nan": '{"format": NaN}',
    }


def as_bytes(data: str | bytes) -> bytes:
    """What goes on disk, with halves of surrogate pairs as they are."""
    return data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
