"""Running the self-test and saying how it went: one table, or one JSON document."""

from __future__ import annotations

import platform
import tempfile
from dataclasses import asdict
from pathlib import Path

from carnet import __version__
from carnet.cli.build_stamp import read_build, version_line
from carnet.cli.output import Output
from carnet.cli.self_test.measures import Stopwatch
from carnet.cli.self_test.trial import Outcome, TrialLibrary
from carnet.cli.self_test.trials import Trials
from carnet.domain.programs import is_frozen
from carnet.settings.paths import Paths


def run_self_test(paths: Paths, output: Output) -> int:
    """Exit code 3 when anything failed. The person's own library is not touched."""
    watch = Stopwatch()
    with tempfile.TemporaryDirectory(prefix="carnet-self-test-") as place:
        outcomes = Trials(TrialLibrary(Path(place)), paths.sample_dir).run()
    measured = watch.read()
    build = read_build(paths.build_stamp)
    passed = all(outcome.passed for outcome in outcomes)
    output.document(
        {
            "passed": passed,
            "version": __version__,
            "build": build,
            "frozen": is_frozen(),
            "system": system(),
            "measured": asdict(measured),
            "trials": [asdict(outcome) for outcome in outcomes],
        }
    )
    form = "frozen" if is_frozen() else "from source"
    output.line(f"{version_line(__version__, build)}, {form}, on {system()}")
    for outcome in outcomes:
        output.line(line_of(outcome))
    output.line(f"{'measured':<28}{measured.line()}")
    failed = sum(not outcome.passed for outcome in outcomes)
    output.line(f"{len(outcomes) - failed} passed, {failed} failed")
    return 0 if passed else 3


def line_of(outcome: Outcome) -> str:
    """One row of the table."""
    verdict = "ok" if outcome.passed else "FAILED"
    detail = " ".join(outcome.detail.split())
    return f"{outcome.name:<9} {verdict:<7} {outcome.seconds:6.1f} s  {detail}"


def system() -> str:
    """The system and what its C library is."""
    return f"{platform.system()} {platform.machine()}, {' '.join(platform.libc_ver()) or 'unknown'}"
