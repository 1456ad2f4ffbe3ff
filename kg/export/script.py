"""JSON inside the scripts of an HTML page."""

from __future__ import annotations

import json
import re

# Inside <script> the HTML parser looks for "<"; to older engines the two separators end a line.
_SPECIAL = re.compile("[<>&\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def in_script(data: object) -> str:
    """``data`` as JSON that can stand inside a script element whatever text it holds."""
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(data))
