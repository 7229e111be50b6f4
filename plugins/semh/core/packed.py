"""Data for the browser as one short text: JSON, gzip, base 64; the same for the same data."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any


def packed(data: Any) -> str:
    """What `unpacked` of plugins/semh/audits/workbench/unpacked.ts reads."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
