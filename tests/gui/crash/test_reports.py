from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

from carnet.gui.crash.reports import KEPT_DAYS, MOST_KEPT, REPORT, collect, prune, write_report
from carnet.gui.crash.run_file import EXCEPTION, FAULT, PREFIX, RunFile, left_behind

DYING = (
    "import faulthandler, os, signal, sys\nfrom pathlib import Path\n"
    "from carnet.gui.crash.run_file import FAULT, RunFile\n"
    "run = RunFile(Path(sys.argv[1]), 'Carnet 0\\n' + FAULT)\n"
    "run.note('library.add')\n"
    "faulthandler.enable(run.file)\n"
    "os.kill(os.getpid(), getattr(signal, sys.argv[2]))\n"
)


def die(folder: Path, how: str) -> None:
    done = subprocess.run([sys.executable, "-c", DYING, str(folder), how], check=False)
    assert done.returncode < 0


def test_a_crash_leaves_a_report_with_the_last_actions(tmp_path: Path) -> None:
    die(tmp_path, "SIGSEGV")
    report = collect(tmp_path)
    assert report is not None
    assert "Segmentation fault" in report.text
    assert "library.add" in report.text
    assert report.path.read_text(encoding="utf-8") == report.text
    assert stat.S_IMODE(report.path.stat().st_mode) == 0o600


def test_a_crash_is_told_once(tmp_path: Path) -> None:
    die(tmp_path, "SIGABRT")
    assert collect(tmp_path) is not None
    assert collect(tmp_path) is None
    assert list(tmp_path.glob(f"{PREFIX}*")) == []


def test_a_process_that_was_ended_from_outside_is_no_crash(tmp_path: Path) -> None:
    die(tmp_path, "SIGKILL")
    assert collect(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_an_exception_that_ended_the_start_is_a_crash(tmp_path: Path) -> None:
    file = tmp_path / f"{PREFIX}1.txt"
    file.write_text(f"Carnet 0\n{FAULT}\n{EXCEPTION}\nTraceback\n", encoding="utf-8")
    report = collect(tmp_path)
    assert report is not None
    assert "Traceback" in report.text


def test_the_file_of_a_window_that_runs_is_left_alone(tmp_path: Path) -> None:
    run = RunFile(tmp_path, f"Carnet 0\n{FAULT}\nFatal Python error: not really")
    assert left_behind(tmp_path) == []
    assert collect(tmp_path) is None
    run.close()
    assert list(tmp_path.iterdir()) == []


def test_a_run_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    run = RunFile(tmp_path, "Carnet 0")
    for _ in range(20_000):
        run.note("search.next.result")
    assert run.path.stat().st_size <= 200_000
    run.close()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    run = RunFile(tmp_path / "logs", "Carnet 0")
    run.note("quit")
    assert run.text() == ""
    assert collect(tmp_path / "logs") is None
    run.close()


def test_old_reports_go(tmp_path: Path) -> None:
    report = write_report(tmp_path, "Carnet 0")
    assert report is not None
    old = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(report.path, (old, old))
    prune(tmp_path)
    assert not report.path.exists()


def test_only_the_newest_reports_stay(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        write_report(tmp_path, "Carnet 0", 1_700_000_000 + number * 60)
    now = time.time()
    for number, path in enumerate(sorted(tmp_path.glob(f"{REPORT}*"))):
        os.utime(path, (now + number, now + number))
    prune(tmp_path)
    assert len(list(tmp_path.glob(f"{REPORT}*"))) == MOST_KEPT
