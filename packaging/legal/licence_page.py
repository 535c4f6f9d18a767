"""The page of licences that the window shows: who made what, under which terms, every text once."""

from __future__ import annotations

from collections.abc import Sequence

from component import Component

RULE = "=" * 78
_BEGIN = (
    "Carnet is made with the work of others, each under its own licence. First the list of all,",
    "then what is compiled into their libraries, as far as their makers say, then the texts.",
)
_NO_LIST = (
    "These bring compiled libraries and no list of what those are made of. Where they hold the",
    "work of others, their own texts below say so:",
)


def licence_page(components: Sequence[Component], standard: Sequence[tuple[str, str]]) -> str:
    """The whole page; `standard` are names and texts of the licences that `parts` name."""
    lines = [*_BEGIN, ""]
    lines += [f"{c.name} {c.version}: {c.licence} ({c.origin})" for c in components]
    notes = [c for c in components if c.note]
    for component in notes:
        lines += ["", f"{component.name}: {component.note}"]
    silent = [c.name for c in components if c.compiled and not c.parts]
    if silent:
        lines += ["", *_NO_LIST, ", ".join(silent)]
    for component in components:
        if component.parts:
            lines += _parts_of(component)
    users: dict[str, list[str]] = {}
    printed: dict[str, str] = {}
    for component in components:
        for text in component.texts:
            words = " ".join(text.split())  # the same text is wrapped in many ways
            printed.setdefault(words, text.strip())
            users.setdefault(words, []).append(component.name)
    for words, names in users.items():
        lines += _headed(", ".join(dict.fromkeys(names)), printed[words])
    for name, text in standard:
        lines += _headed(f"{name}, for the parts above that name it", text)
    return "\n".join(lines) + "\n"


def _parts_of(component: Component) -> list[str]:
    heading = f"Compiled into the libraries of {component.name} {component.version}, as it says"
    lines = ["", RULE, heading, RULE, ""]
    for part in component.parts:
        said = part.licence or f"as the texts of {component.name} say"
        by = f"; {part.authors}" if part.authors else ""
        lines.append(f"{part.name} {part.version}".rstrip() + f": {said}{by}")
    return lines


def _headed(heading: str, text: str) -> list[str]:
    return ["", RULE, heading, RULE, "", text]
