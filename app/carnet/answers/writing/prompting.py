"""The words put before the language model."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from carnet.answers.evidence.instructions import is_instruction
from carnet.answers.evidence.sentences import Evidence
from carnet.domain.errors import ErrorInfo, KnownError
from carnet.domain.search import Passage

QUOTED = "> "  # before each line of a note
_FALLBACK_LANGUAGE = "en"
_OTHER_LANGUAGES = "other"
_SYSTEM_VARIABLES = frozenset({"library", "date", "folder", "language"})
_USER_VARIABLES = _SYSTEM_VARIABLES | {"notes", "question"}
_LANGUAGE_NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What prompts may name beside notes and question: the watched folders' names, today's date
    (YYYY-MM-DD) and the folder that the question is restricted to."""

    library: str = ""
    date: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A system text and a user text with `$variables`, and the file they come from."""

    system: Template
    user: Template
    source: Path

    def write(self, notes: str, question: str, scene: Scene, language: str) -> tuple[str, str]:
        """The system message and the user message. What notes and people write is not searched
        for variables."""
        about = {
            "library": scene.library,
            "date": scene.date,
            "folder": scene.folder,
            "language": _LANGUAGE_NAMES.get(language, language),
        }
        user = self.user.substitute(about, notes=notes, question=question)
        return self.system.substitute(about), user


class PromptBook:
    """Prompts by language, read from `answer.<language>.toml` files.

    `problems` are the files that were passed over. `scene` is asked for each question.
    """

    def __init__(
        self,
        prompts: Mapping[str, Prompt],
        problems: Sequence[ErrorInfo] = (),
        scene: Callable[[], Scene] = Scene,
    ) -> None:
        self._prompts = prompts
        self._scene = scene
        self.problems = tuple(problems)

    @classmethod
    def load(cls, folder: Path, *overrides: Path, scene: Callable[[], Scene] = Scene) -> PromptBook:
        """Read every `answer.*.toml` in `folder`; those in `overrides` win, the last the most.

        A file of `overrides` that cannot be used is passed over and told in `problems`. Raises
        `KnownError` ("prompt-broken") for such a file in `folder`, and when the English one,
        which every other language falls back to, is not there.
        """
        prompts = {path.name.split(".")[1]: read_prompt(path) for path in _files(folder)}
        if _FALLBACK_LANGUAGE not in prompts:
            raise KnownError(
                "prompt-broken",
                f"No prompt file answer.{_FALLBACK_LANGUAGE}.toml in {folder}.",
                "Reinstall Carnet, or put the file back.",
            )
        problems = []
        for path in (path for override in overrides for path in _files(override)):
            try:
                prompts[path.name.split(".")[1]] = read_prompt(path)
            except KnownError as error:
                problems.append(error.info)
        return cls(prompts, problems, scene)

    def for_language(self, language: str) -> Prompt:
        """The prompt in `language`, else the one for other languages, else the English one."""
        other = self._prompts.get(_OTHER_LANGUAGES, self._prompts[_FALLBACK_LANGUAGE])
        return self._prompts.get(language, other)

    def write(self, language: str, notes: str, question: str, folder: str = "") -> tuple[str, str]:
        """System and user message for a question in `language`, asked of `folder` or of all."""
        here = self._scene()
        scene = Scene(here.library, here.date, folder)
        return self.for_language(language).write(notes, question, scene, language)

    @property
    def sources(self) -> dict[str, Path]:
        """Which file each language's prompt comes from."""
        return {language: prompt.source for language, prompt in sorted(self._prompts.items())}

    @property
    def digest(self) -> str:
        """Changes with the words: what a self-test says holds for the words it was made with."""
        texts = [
            f"{name}\0{prompt.system.template}\0{prompt.user.template}"
            for name, prompt in sorted(self._prompts.items())
        ]
        return hashlib.sha256("\0".join([QUOTED, *texts]).encode()).hexdigest()[:16]


def read_prompt(path: Path) -> Prompt:
    """One prompt file. Raises `KnownError` ("prompt-broken") that says what is wrong with it."""
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
        system, user = Template(str(fields["system"])), Template(str(fields["user"]))
        _check(system, _SYSTEM_VARIABLES, "system")
        _check(user, _USER_VARIABLES, "user")
        if missing := {"notes", "question"} - set(user.get_identifiers()):
            raise ValueError(f"user does not name ${' or $'.join(sorted(missing))}")
    except KeyError as error:
        raise _broken(path, f"the key {error} is missing") from error
    except (OSError, ValueError) as error:
        raise _broken(path, str(error)) from error
    return Prompt(system, user, path)


def _check(template: Template, known: frozenset[str], key: str) -> None:
    if not template.is_valid():
        raise ValueError(f"a $ in {key} is followed by no name; write $$ for a dollar")
    if unknown := set(template.get_identifiers()) - known:
        names = ", ".join(f"${name}" for name in sorted(unknown))
        raise ValueError(f"{key} names {names}")


def _broken(path: Path, detail: str) -> KnownError:
    return KnownError(
        "prompt-broken",
        f"The prompt file {path.name} cannot be used: {detail}.",
        "It needs the keys system and user. Both may name $library, $date, $folder and $language; "
        "user has to name $notes and $question.",
        str(path),
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("answer.*.toml"))


def write_notes(evidence: Sequence[Evidence], passages: Sequence[Passage]) -> str:
    """Evidence as the model reads it: sentences under the title of the note they come from.

    Every line of a note begins with a mark that no note can take away, so a note cannot end its
    own quotation and go on as the person or the program.
    """
    lines: list[str] = []
    source = -1
    for item in evidence:
        if item.source != source:
            source = item.source
            lines += ["", f"## {_heading(passages[source])}"]
        lines += [f"{QUOTED}{line}" for line in item.text.splitlines() if line.strip()]
    return "\n".join(lines).strip()


def _heading(passage: Passage) -> str:
    """Title and headings on one line; what speaks to the assistant is left out."""
    parts = [passage.title, f"({passage.heading})" if passage.heading else ""]
    return " ".join(" ".join(part.split()) for part in parts if part and not is_instruction(part))
