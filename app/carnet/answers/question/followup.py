"""A follow-up ("and in 2023?", "et la deuxième ?") as a question that stands alone.

By rules, in French and English at once. What looks complete is left as it is: words of another
question that are added to a complete one lead the search astray.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from carnet.answers.question.cues import (
    ASKS,
    ASKS_WHO,
    ATTRIBUTES,
    BARE_WORDS,
    BEGINS_A_QUESTION,
    ENGLISH,
    FRAGMENT_WORDS,
    FRENCH,
    HAS_A_VERB,
    LAST,
    MORE,
    NOTHING_NAMED,
    OF_WHOM,
    OPENER,
    ORDINALS,
    OTHER,
    PLACES,
    POINTING_WORDS,
    PREPOSITION,
    STANDS_FOR_NOTHING,
    SUBJECT_IS_WHO,
    WHAT_OF_IT,
    WHICH_ONE,
)
from carnet.answers.question.kind import is_asking_word
from carnet.answers.question.referents import (
    DATE,
    Mention,
    content,
    is_possessive,
    items,
    names,
    things,
    whole_thing,
)
from carnet.domain.answers import Turn
from carnet.text.analysis import fold


def standalone(question: str, history: Sequence[Turn]) -> str:
    """`question` itself when it is complete, else completed from the turns before it."""
    before: Turn | None = None
    for turn in history:
        before = Turn(_completed(turn.question, before), turn.answer)
    return _completed(question, before)


def _completed(question: str, before: Turn | None) -> str:
    question = " ".join(question.split())
    if before is None or not question:
        return question
    rules: tuple[Callable[[str, Turn], str | None], ...] = (
        _more, _date, _which_one, _bare_asking, _fragment, _pronoun, _nothing_named,
    )  # fmt: skip
    opener = OPENER.match(question)
    rest = question[opener.end() :] if opener else question
    if not rest.strip(" ?!.…"):
        return before.question  # "and then?"
    if not opener and _may_be_new(rest):
        return question
    for rule in rules:
        found = rule(rest, before)
        if found is not None:
            return found
    return question


def _more(rest: str, before: Turn) -> str | None:
    """The same once more, for "tell me more"."""
    return before.question if MORE.fullmatch(rest.strip(" ?!.")) else None


def _date(rest: str, before: Turn) -> str | None:
    """A date alone: in place of the one asked for before, or after it all."""
    said = rest.strip(" ?!.,")
    if not DATE.fullmatch(said):
        return None
    asked = list(DATE.finditer(before.question))
    if not asked:
        return _with(before.question, said)
    last = asked[-1]
    if " " not in said and " " in last[0].strip() and not DATE.fullmatch(f"x{said}"):
        preposition = last[0].strip().split(" ", 1)[0]
        if not DATE.fullmatch(preposition):
            said = f"{preposition} {said}"
    return f"{before.question[: last.start()]}{said}{before.question[last.end() :]}"


def _which_one(rest: str, before: Turn) -> str | None:
    """An ordinal: that item of the answer, for "the second one"."""
    match = WHICH_ONE.search(rest)
    if not match:
        return None
    item = _item(match["which"], before.answer)
    if item is None:
        return _with(before.question, rest.strip(" ?!."))
    alone = not content(rest[: match.start()] + rest[match.end() :])
    if alone and not ASKS.search(rest):
        return f"{item} — {before.question}"
    return f"{rest[: match.start()]}{item}{rest[match.end() :]}"


def _bare_asking(rest: str, before: Turn) -> str | None:
    """A bare asking word, "why?", "what colour?": the question before says of what."""
    said = rest.strip(" ?!.")
    match = WHAT_OF_IT.fullmatch(said)
    if not match and (
        len(said.split()) > BARE_WORDS
        or content(said)
        or not ASKS.search(said)
        or _points_back(said)
    ):
        return None
    topic = _topic(before.question)
    if not match:  # "why?": of everything that was asked, the kind of answer aside
        topic = " ".join(word for word in content(before.question) if not is_asking_word(word))
    return _with(rest, topic) if topic else None


def _fragment(rest: str, before: Turn) -> str | None:
    """A fragment, "what about the boiler?": in place of what it resembles."""
    said = rest.strip(" ?!.,")
    asked = rest.rstrip().endswith("?")
    if not asked or not said or _is_complete(said) or len(said.split()) > FRAGMENT_WORDS:
        return None
    if match := _points_back(said):
        if match.re is not ENGLISH:
            return _with(before.question, said)
        said = _pronoun(f"{said}?", before) or said
        said = said.rstrip("?")
    bare = PREPOSITION.sub("", said)
    wanted = content(bare)
    if not wanted:
        return _with(before.question, said)
    if bare[0].isupper() and not things(bare):
        candidates = names(before.question)
    else:
        candidates = [
            thing for thing in things(before.question)
            if is_possessive(thing.text) == is_possessive(bare) or len(things(before.question)) == 1
        ]  # fmt: skip
    preposition = said[: len(said) - len(bare)].strip().lower()
    if preposition in PLACES or (preposition and bare[0].isupper()):
        candidates = [c for c in candidates if _stands_after(preposition, before.question, c)]
    if not candidates or not (things(bare) or bare[0].isupper()):
        return _with(before.question, said)
    attribute = len(candidates) > 1 and _is_attribute(wanted[-1])
    old = candidates[0] if attribute else candidates[-1]
    return f"{before.question[: old.start]}{bare}{before.question[old.end :]}"


def _pronoun(rest: str, before: Turn) -> str | None:
    """A pronoun, "who is she?": the name, or the thing that was asked about."""
    asked = rest.rstrip().endswith("?") or _is_complete(rest)
    match = _points_back(rest)
    too_long = len(content(rest)) > POINTING_WORDS
    if match is None or not asked or too_long or STANDS_FOR_NOTHING.search(rest):
        return None
    english = match.re is ENGLISH
    groups = match.groupdict()
    if _has_its_own(rest[: match.start()], whose=bool(groups["whose"])):
        return None
    if groups.get("that"):
        return _with(rest, _topic(before.question))
    referent = _referent(before, person=not groups["it"] if english else None)
    if not referent:
        return None
    if english:
        said = f"{referent}’s" if groups["whose"] else referent
        return f"{rest[: match.start()]}{said}{rest[match.end() :]}"
    return f"{rest.rstrip(' ?!.')}, {referent} ?"


def _nothing_named(rest: str, before: Turn) -> str | None:
    """A question without its object, "how much did I pay?": what was asked about before."""
    if len(content(rest)) > 1 or not NOTHING_NAMED.fullmatch(rest) or names(rest):
        return None
    return _with(rest, _referent(before, person=False))


def _may_be_new(rest: str) -> bool:
    """Two bare words are as good a beginning of another search: "boiler pressure?"."""
    bare = not _is_complete(rest)
    joins = PREPOSITION.match(rest)
    return (
        bare
        and not things(rest)
        and not joins
        and len(content(rest)) > 1
        and not (DATE.fullmatch(rest.strip(" ?!.")) or MORE.fullmatch(rest.strip(" ?!.")))
    )


def _points_back(text: str) -> re.Match[str] | None:
    found = [match for match in (ENGLISH.search(text), FRENCH.search(text)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _has_its_own(before_pronoun: str, *, whose: bool) -> bool:
    """Whether something that the pronoun may stand for comes before it in the same question."""
    asked_of = _asked_of(before_pronoun)
    rest = OF_WHOM.sub("", before_pronoun[asked_of.end() :] if asked_of else before_pronoun)
    hangs = rest.endswith("-")  # a-t-elle, coûte-t-il: on a verb
    if hangs:
        rest = rest.removesuffix("-t-").rstrip("-").rpartition(" ")[0]
    said = content(rest)
    if whose and (asked_of or SUBJECT_IS_WHO.match(rest)):
        return True
    if said and (asked_of or whose or hangs or things(rest) or names(f"x {rest}")):
        return True
    # "Who changed it?": only the verb stands before it.
    return len(said) > 1 or bool(said and not rest.rstrip().endswith(said[-1]))


def _is_complete(text: str) -> bool:
    """Whether it asks by itself."""
    asks = ASKS.search(text) or BEGINS_A_QUESTION.match(text) or HAS_A_VERB.search(text)
    return asks is not None


def _asked_of(question: str) -> re.Match[str] | None:
    """What colour, quelle date; not "quelle est"."""
    match = WHAT_OF_IT.match(question)
    return match if match and content(match[1]) else None


def _stands_after(preposition: str, question: str, mention: Mention) -> bool:
    return question[: mention.start].rstrip().lower().endswith(f" {preposition}")


def _referent(before: Turn, *, person: bool | None) -> str:
    """What a pronoun stands for; `person` None when the language does not tell."""
    asked, answered = names(before.question), names(before.answer)
    if person is not False and ASKS_WHO.search(before.question) and answered:
        return answered[0].text
    if person and (asked or answered):
        return asked[-1].text if asked else answered[0].text
    thing = whole_thing(before.question)
    if thing and (not asked or person is False):
        return thing
    if len(asked) == 1 and not things(before.question):
        return asked[0].text
    if (of_it := _asked_of(before.question)) and not thing and not asked:
        return of_it[1]
    return _topic(before.question)


def _topic(question: str) -> str:
    """What it is about: its words but those that ask."""
    return " ".join(word for word in content(question) if not _is_attribute(word))


def _item(which: str, answer: str) -> str | None:
    listed = items(answer)
    if re.fullmatch(LAST, which, re.IGNORECASE):
        return listed[-1] if listed else None
    if re.fullmatch(OTHER, which, re.IGNORECASE):
        return listed[1] if len(listed) == 2 else None
    for number, pattern in enumerate(ORDINALS):
        if re.fullmatch(pattern, which, re.IGNORECASE):
            return listed[number] if number < len(listed) else None
    return None


def _is_attribute(word: str) -> bool:
    return fold(word) in ATTRIBUTES or is_asking_word(word)


def _with(question: str, more: str) -> str:
    """Both, as one question."""
    closed = question.rstrip(" ?!.")
    space = " " if question.rstrip().endswith(" ?") else ""
    return f"{closed} {more}{space}?" if more else question
