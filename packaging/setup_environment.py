"""Makes Carnet runnable from a checkout: virtual environment, pinned packages, starter models.

Run by `make`, with the standard library alone, on Python 3.11 or newer:

    python3 packaging/setup_environment.py VENV [--dev]

Safe to repeat: what is there already is left alone, so the second run takes a moment. What the
system itself lacks is installed when run as root on Debian or Ubuntu, else named in one line.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"


def has_font() -> bool:
    """Whether any scalable font is installed, so that text is not drawn as boxes."""
    return any(
        next(folder.rglob("*.[ot]tf"), None)
        for folder in (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        if folder.is_dir()
    )


# Debian package -> how to tell that what it brings is there.
COMPILER = {"g++": lambda: shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")}
VENV = {"python3-venv": lambda: importlib.util.find_spec("ensurepip")}
QT_LIBRARIES = {
    "libegl1": "EGL",
    "libgl1": "GL",
    "libxkbcommon0": "xkbcommon",
    "libxkbcommon-x11-0": "xkbcommon-x11",
    "libdbus-1-3": "dbus-1",
    "libfontconfig1": "fontconfig",
    "libxcb-cursor0": "xcb-cursor",
    "libxcb-icccm4": "xcb-icccm",
    "libxcb-image0": "xcb-image",
    "libxcb-keysyms1": "xcb-keysyms",
    "libxcb-render-util0": "xcb-render-util",
    "libxcb-shape0": "xcb-shape",
    "libxcb-xkb1": "xcb-xkb",
}
FONTS = {"fonts-dejavu-core": has_font}
FOR_TESTS = {"strace": lambda: shutil.which("strace")}


def main() -> int:
    """Set up and say what happens; the exit code is 0, or 3 when the person has to act."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("venv", type=Path, help="folder of the virtual environment")
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    arguments = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the program that tells people so
        return refuse(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    venv: Path = arguments.venv.absolute()
    python = venv / "bin" / "python"
    stamp = venv / ("carnet-dev.stamp" if arguments.dev else "carnet.stamp")
    state = fingerprint(python)
    if stamp.is_file() and stamp.read_text() == state and python.exists():
        return install_starter_models(venv)

    if problem := provide_system_packages(for_tests=arguments.dev):
        return refuse(problem)
    if not python.exists():
        say(f"Creating {venv}")
        run(sys.executable, "-m", "venv", str(venv))
    install_torch(python)
    say("Installing the pinned packages (llama.cpp is compiled the first time: about 10 minutes)")
    what = f"{ROOT}[dev]" if arguments.dev else str(ROOT)
    run(*pip(python), "install", "--quiet", "--constraint", str(CONSTRAINTS), "--editable", what)
    stamp.write_text(state)
    return install_starter_models(venv)


def fingerprint(python: Path) -> str:
    """What the installation depends on."""
    digest = hashlib.sha256(str(python).encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def provide_system_packages(*, for_tests: bool) -> str:
    """Install what the system lacks, or return one line that says what to install."""
    if not sys.platform.startswith("linux"):
        if COMPILER["g++"]():
            return ""
        return "A C++ compiler is needed. On macOS: xcode-select --install"
    needed = [name for name, there in (COMPILER | VENV).items() if not there()]
    wanted = [
        name for name, library in QT_LIBRARIES.items() if not ctypes.util.find_library(library)
    ]
    optional = FONTS | (FOR_TESTS if for_tests else {})
    wanted += [name for name, there in optional.items() if not there()]
    missing = needed + wanted
    if not missing:
        return ""
    apt = shutil.which("apt-get")
    line = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    if apt and os.geteuid() == 0:
        say(f"Installing system packages: {' '.join(missing)}")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], check=False, env=environment)
        subprocess.run([apt, *line.split()[1:], "-qq"], check=True, env=environment)
        return ""
    if needed:
        return f"The system lacks packages. Install them, then repeat: sudo {line}"
    say(f"Optional system packages are missing; if the window does not open: sudo {line}")
    return ""


def install_torch(python: Path) -> None:
    """Install the pinned torch: the CPU build, unless there is a CUDA GPU.

    On Linux the default build of torch brings gigabytes of CUDA. pip is asked what it would take;
    when that is not a CPU build, uv takes it from PyTorch's own CPU index.
    """
    pinned = next(
        line.strip() for line in CONSTRAINTS.read_text().splitlines() if line.startswith("torch==")
    )
    if installed_version(python, "torch") == pinned.partition("==")[2]:
        return
    say(f"Installing {pinned}")
    if not sys.platform.startswith("linux") or shutil.which("nvidia-smi"):
        run(*pip(python), "install", "--quiet", "--constraint", str(CONSTRAINTS), pinned)
        return
    report = run(
        *pip(python), "install", "--quiet", "--dry-run", "--no-deps", "--report", "-", pinned
    )
    version = json.loads(report)["install"][0]["metadata"]["version"]
    if version.endswith("+cpu"):
        run(*pip(python), "install", "--quiet", "--constraint", str(CONSTRAINTS), pinned)
        return
    run(*pip(python), "install", "--quiet", "--constraint", str(CONSTRAINTS), "uv")
    run(
        *(str(python), "-m", "uv", "pip", "install", "--quiet", "--python", str(python)),
        *("--torch-backend", "cpu", "--constraint", str(CONSTRAINTS), pinned),
    )


def installed_version(python: Path, package: str) -> str:
    """The version in the environment without its build tag, "" when it is not there."""
    code = f"import importlib.metadata as m; print(m.version({package!r}).split('+')[0])"
    done = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def install_starter_models(venv: Path) -> int:
    """Fetch and verify the starter models; says nothing when they are ready."""
    command = [str(venv / "bin" / "carnet"), "models", "install", "starter"]
    return subprocess.run(command, check=False).returncode


def pip(python: Path) -> tuple[str, ...]:
    """The environment's own pip."""
    return (str(python), "-m", "pip", "--disable-pip-version-check")


def run(*command: str) -> str:
    """Run, show errors, stop when it fails; returns what was printed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout, end="")
        raise SystemExit(refuse(f"This command failed: {' '.join(command)}"))
    return done.stdout


def say(line: str) -> None:
    """One line about what is being done."""
    print(f"carnet: {line}", flush=True)


def refuse(line: str) -> int:
    """One line about what the person has to do; returns the exit code."""
    print(f"carnet: {line}", file=sys.stderr, flush=True)
    return 3


if __name__ == "__main__":
    sys.exit(main())
