"""The options of `carnet eval`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_evaluation_options(parser: argparse.ArgumentParser, positive: Callable[[str], int]) -> None:
    """`positive` reads a number from 1."""
    parser.add_argument("dataset", type=Path, metavar="DATASET_DIR", nargs="?")
    parser.add_argument(
        "--own", action="store_true", help="ask this library the questions you judged in the window"
    )
    parser.add_argument(
        "--export", type=Path, metavar="DIR", help="with --own: write notes and questions as a set"
    )
    parser.add_argument("--only", choices=("hybrid", "keyword", "vector"), help="one mode")
    parser.add_argument(
        "--misses", type=Path, metavar="FILE", help="write what was not found first, a line each"
    )
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep every query's scores")
    parser.add_argument(
        "--compare",
        type=Path,
        nargs="+",
        metavar="RUN",
        help="say whether this run, or the second of two saved ones, is really better",
    )
    parser.add_argument("--answers", action="store_true", help="also ask the questions")
    parser.add_argument("--extractive", action="store_true", help="answer without a model")
    parser.add_argument("--sample", type=positive, metavar="N", help="N questions only")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    parser.add_argument(
        "--questions",
        type=Path,
        metavar="DIR",
        help="ask another set's questions over this library: all are unanswerable",
    )


def wrong_evaluation(arguments: argparse.Namespace) -> str:
    """What makes no sense together, "" when all does."""
    runs = len(arguments.compare or ())
    answers = arguments.answers or arguments.questions is not None
    searches = arguments.own or arguments.dataset is not None
    if arguments.own and (arguments.dataset is not None or answers):
        return "--own asks this library only: no DATASET_DIR, --answers or --questions with it"
    if arguments.export is not None and not arguments.own:
        return "--export is for --own: a dataset is a set already"
    if not searches and runs != 2:
        return "eval needs DATASET_DIR, --own, or two runs to --compare"
    if searches and runs > 1:
        return "--compare takes one saved run beside the one that is made now"
    kept = arguments.save, arguments.misses, arguments.only
    if (not searches and any((*kept, answers))) or (arguments.questions and any((*kept, runs))):
        return "--save, --misses, --only and --compare are for runs that search"
    return ""
