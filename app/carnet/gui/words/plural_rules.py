"""Which plural form a number takes, in the order in which Qt Linguist keeps the forms.

After the plural rules of the Unicode CLDR, for the languages whose whole numbers need them; all
others have one form for 1 and one for the rest, as English has.
"""

from __future__ import annotations

from collections.abc import Callable

Rule = Callable[[int], int]


def plural_form(language: str, n: int) -> int:
    """The index of the form for `n`, from 0; `language` is a two-letter code."""
    return _RULES.get(language, _one_or_other)(n)


def _one_or_other(n: int) -> int:
    return int(n != 1)


def _always_the_same(_n: int) -> int:
    return 0


def _none_is_singular(n: int) -> int:
    return int(n > 1)


def _eastern_slavic(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if _few(n) else 2


def _polish(n: int) -> int:
    return 0 if n == 1 else 1 if _few(n) else 2


def _czech(n: int) -> int:
    return 0 if n == 1 else 1 if 2 <= n <= 4 else 2


def _slovenian(n: int) -> int:
    last = n % 100
    return 0 if last == 1 else 1 if last == 2 else 2 if last in (3, 4) else 3


def _romanian(n: int) -> int:
    return 0 if n == 1 else 1 if n == 0 or 1 <= n % 100 <= 19 else 2


def _lithuanian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 2 if n % 10 == 0 or 10 <= n % 100 <= 19 else 1


def _latvian(n: int) -> int:
    return 0 if n % 10 == 1 and n % 100 != 11 else 1 if n else 2


def _irish(n: int) -> int:
    return 0 if n == 1 else 1 if n == 2 else 2


def _arabic(n: int) -> int:
    if n < 3:
        return n
    return 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5


def _few(n: int) -> bool:
    return n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)


_RULES: dict[str, Rule] = {
    **dict.fromkeys(("ja", "ko", "zh", "th", "vi", "id", "ms", "tr"), _always_the_same),
    **dict.fromkeys(("fr", "pt"), _none_is_singular),
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr", "bs"), _eastern_slavic),
    **dict.fromkeys(("cs", "sk"), _czech),
    "pl": _polish,
    "sl": _slovenian,
    "ro": _romanian,
    "lt": _lithuanian,
    "lv": _latvian,
    "ga": _irish,
    "ar": _arabic,
}
