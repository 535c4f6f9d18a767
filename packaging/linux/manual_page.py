"""The manual page (`man carnet`), out of what the command line itself says."""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator

_SEE = """\
.SH FILES
.TP
.I ~/.local/share/carnet
what Carnet keeps: index, imported copies, conversations, models
.TP
.I ~/.config/carnet
settings
.SH EXIT STATUS
0 done; 2 the command line was not understood; 3 a failure that is known, told in one line.
.SH SEE ALSO
The licences of all that is inside: /usr/share/doc/carnet/THIRD_PARTY_LICENCES.txt
"""


def manual_page(parser: argparse.ArgumentParser, version: str, day: str) -> bytes:
    """Compressed, as it is installed; the same for the same input."""
    lines = [
        f'.TH CARNET 1 "{day}" "Carnet {version}" "User Commands"',
        ".SH NAME",
        r"carnet \- ask your own notes; nothing leaves the machine",
        ".SH SYNOPSIS",
        r".B carnet",
        r"[\fICOMMAND\fR] [\fIOPTIONS\fR]",
        ".SH DESCRIPTION",
        "Carnet watches folders of notes, finds what you look for, and answers questions from what",
        "the notes say, with the lines that each sentence comes from. Without a command it opens",
        "its window.",
        ".SH COMMANDS",
    ]
    for name, text, command in commands(parser):
        lines += [".TP", rf"\fB{name}\fR {_escaped(_arguments(command))}", _escaped(text)]
    lines += [".SH OPTIONS OF EVERY COMMAND"]
    for action in parser._actions:
        if action.option_strings and action.help:
            lines += [".TP", _escaped(", ".join(action.option_strings)), _escaped(action.help)]
    text = "\n".join(lines) + "\n" + _SEE
    return gzip.compress(text.encode(), 9, mtime=0)


def commands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Name, what it does, and the parser of each command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {one.dest: one.help or "" for one in action._choices_actions}
            for name, command in action.choices.items():
                yield name, helps.get(name, ""), command


def _arguments(command: argparse.ArgumentParser) -> str:
    words = []
    for action in command._actions:
        if action.help == argparse.SUPPRESS or action.dest in ("help", "data_dir", "json"):
            continue
        if isinstance(action, argparse._SubParsersAction):
            words.append("|".join(action.choices))
        elif action.option_strings:
            value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
            words.append(f"[{action.option_strings[-1]}{value}]")
        else:
            name = str(action.metavar or action.dest)
            words.append(f"[{name}]" if action.nargs in ("?", "*") else name)
    return " ".join(words)


def _escaped(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text[:1] in (".", "'") else text
