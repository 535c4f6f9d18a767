"""The command line, as DESIGN.md fixes it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from carnet import __version__
from carnet.cli.evaluating.options import add_evaluation_options, wrong_evaluation

COMMANDS = (
    "gui", "index", "watch", "import", "search", "ask", "forget", "status", "doctor", "models",
    "eval", "export", "erase",
)  # fmt: skip


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Arguments of one call. `carnet` and `carnet FOLDER` mean `carnet gui [FOLDER]`.

    Exits with code 2 and a usage line when they make no sense.
    """
    parser = build_parser()
    arguments = parser.parse_args(_with_command(list(argv)))
    if arguments.command == "eval" and (wrong := wrong_evaluation(arguments)):
        parser.error(wrong)
    return arguments


def _with_command(argv: list[str]) -> list[str]:
    position = 0
    while position < len(argv) and argv[position].startswith("-"):
        if argv[position] in ("-h", "--help", "--version"):
            return argv
        position += 2 if argv[position] == "--data-dir" else 1
    if position < len(argv) and argv[position] in COMMANDS:
        return argv
    return [*argv[:position], "gui", *argv[position:]]


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options; the manual page is made of it too."""
    shared = _shared_options()
    parser = argparse.ArgumentParser(
        prog="carnet",
        parents=[shared],
        description="Ask your own notes. Nothing leaves the machine.",
    )
    parser.add_argument("--version", action="version", version=f"carnet {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    _add_window(command("gui", "open the window, or bring the one that is open to the front"))

    index = command("index", "add folders and bring the library up to date")
    index.add_argument("folders", nargs="*", metavar="FOLDER")
    index.add_argument(
        "--text-only", action="store_true", help="make text searchable; leave vectors for later"
    )

    command("watch", "keep the library up to date without a window, until Ctrl+C")

    take = command("import", "copy files into the library, read them at once")
    take.add_argument("files", nargs="+", metavar="FILE", help="files or folders")
    take.add_argument("--password", default="", help="opens the PDFs that have one")
    take.add_argument(
        "--watch", action="store_true", help="watch the folders where they are; copy nothing"
    )

    search = command("search", "find passages")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--mode", choices=("hybrid", "keyword", "vector"), default="hybrid")
    search.add_argument("--limit", type=_positive, default=10, metavar="N")
    search.add_argument("--explain", action="store_true", help="say why each result is there")
    search.add_argument(
        "--all", action="store_true", help="count and list every note that holds the words"
    )
    search.add_argument("--offset", type=_not_negative, default=0, metavar="N", help="with --all")
    _add_filters(search)

    ask = command("ask", "answer a question from the notes, with citations")
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument(
        "--extractive", action="store_true", help="quote the notes; use no language model"
    )
    ask.add_argument(
        "--adapter", metavar="NAME", help="of the language model, this once; '' for none"
    )
    _add_filters(ask)

    forget = command("forget", "remove every trace of a file or folder from the library")
    forget.add_argument("path", metavar="PATH")
    forget.add_argument("--undo", action="store_true", help="take it in again")

    export = command("export", "copy everything Carnet keeps to a new folder or zip file")
    export.add_argument(
        "place",
        metavar="FOLDER",
        help="a folder, or a file ending in .zip; nothing that is there is changed",
    )

    erase = command("erase", "delete everything Carnet keeps: index, conversations, imports ...")
    erase.add_argument("--yes", action="store_true", help="do it; else only say what would go")
    erase.add_argument("--models", action="store_true", help="the models, too")

    command("status", "what the library holds and what could not be read")
    doctor = command("doctor", "check the installation and prove that the network is denied")
    doctor.add_argument(
        "--self-test", action="store_true", help="index, search, ask and open a window, once"
    )

    models = command("models", "list, install, verify, remove or choose models")
    actions = models.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="what there is and what is installed")
    for name, text in (
        ("install", "install a model of the catalogue, the 'starter' set, or from a file"),
        ("verify", "check installed files against their hashes"),
        ("examine", "ask a language model the questions that decide whether it may write"),
        ("remove", "delete an installed model"),
        ("use", "choose the model for its role"),
    ):
        action = actions.add_parser(name, parents=[shared], help=text)
        many = name in ("verify", "install")
        action.add_argument("model", nargs="?" if many else None, metavar="MODEL")
        if name == "install":
            action.add_argument(
                "--file",
                "--from",
                type=Path,
                metavar="FILE",
                help="take the weights from this file; a LoRA file becomes an adapter of MODEL, a"
                " folder with a cross-encoder a reranker",
            )

    evaluate = command("eval", "measure search and answers on questions with known answers")
    add_evaluation_options(evaluate, _positive)
    return parser


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-dir",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="where the library lives (default: CARNET_DATA_DIR, else the system's place)",
    )
    shared.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print one JSON document and nothing else",
    )
    return shared


def _add_window(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="FOLDER", help="added to the library; files are imported"
    )
    parser.add_argument("--question", metavar="QUESTION", help="asked at once")
    parser.add_argument(
        "--quick", action="store_true", help="the small window to ask and search, for a key"
    )
    parser.add_argument("--new", action="store_true", help="begin a new conversation")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    filters = parser.add_argument_group("filters")
    filters.add_argument("--folder", help="a folder's path, or part of it")
    filters.add_argument("--tag", help="a tag, with or without #")
    filters.add_argument("--type", dest="format", help="a format, such as markdown")
    filters.add_argument("--lang", dest="language", help="a language, such as fr")
    filters.add_argument("--after", type=_day, metavar="YYYY-MM-DD", help="dated on or after")
    filters.add_argument("--before", type=_day, metavar="YYYY-MM-DD", help="dated on or before")


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise argparse.ArgumentTypeError("must be a day such as 2024-03-12")
    return text


def _not_negative(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
