"""What commands say of their work: English texts, which each pack's ui.po has in its language."""

from __future__ import annotations

DONE = {name: f"{{count}} {name}" for name in ("approved", "rejected", "revoked")}
PASSED_OVER = "passed over, as {reason}: {messages}"
NO_FINDINGS = "no findings"
ONE_FILE = "{output}: 1 file; prove it with: {command}"
FILES = "{output}: {count} files; prove them with: {command}"
