"""The day a file is named after: journals and meetings carry it, `2024-03-12 Plumber.md`."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath

_YEAR, _MONTH, _DAY = r"(?<!\d)((?:19|20)\d\d)", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
# Year, month, day with one mark between, or with none and perhaps a time of day after them.
_IN_NAME = re.compile(
    rf"{_YEAR}([-_. ]){_MONTH}\2{_DAY}(?!\d)|{_YEAR}{_MONTH}{_DAY}(?=(?:\d{{4}}|\d{{6}})?(?!\d))"
)
_AS_FOLDERS = re.compile(rf"{_YEAR}/{_MONTH}/{_DAY}(?!\d)")  # 2024/03/12.md


def day_of_name(path: str) -> str | None:
    """YYYY-MM-DD when the file's name holds one day of the calendar, else None."""
    pure = PurePath(path)
    match = _IN_NAME.search(pure.stem)
    if match:
        year, month, day = match.group(1, 3, 4) if match[1] else match.group(5, 6, 7)
    else:
        match = _AS_FOLDERS.fullmatch("/".join((*pure.parent.parts[-2:], pure.stem)))
        if not match:
            return None
        year, month, day = match.groups()
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
