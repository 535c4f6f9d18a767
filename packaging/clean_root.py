"""Tries the finished packages where nothing of this machine is: a fresh Debian without Python.

    make package-test         (as root; needs debootstrap, and Debian's packages for the first time)

The Debian package is installed with what it depends on and nothing else; the portable archive is
installed by an ordinary user into a home with a space and an accent in its name. Both then run
`carnet doctor --self-test` as that user, in a network namespace without any network, with the
program's folder not writable. Exit code 3 when anything fails.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "build" / "dist"
BASE = ROOT / "build" / "clean-root"
SUITE = "bookworm"
USER, USER_ID, HOME = "léa", 1000, "/home/Léa Martin"


def main() -> int:
    """Make the root, install, try; prints what each self-test prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dist", type=Path, default=DIST, help="where the packages are")
    parser.add_argument("--root", type=Path, default=BASE, help="where the clean root is made")
    parser.add_argument("--suite", default=SUITE)
    parser.add_argument("--mirror", default="", help="of Debian (default: debootstrap's own)")
    arguments = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("carnet: package-test needs root and debootstrap.", file=sys.stderr)
        return 3
    root = CleanRoot(arguments.root, arguments.suite, arguments.mirror)
    root.prepare()
    failed = []
    trials: tuple[tuple[str, Callable[[CleanRoot, Path], bool]], ...] = (
        ("Debian package", try_package),
        ("portable archive", try_archive),
        ("refusals", try_refusals),
        ("isolation", try_isolation),
    )
    for name, trial in trials:
        print(f"\n== {name}", flush=True)
        if not trial(root, arguments.dist):
            failed.append(name)
    print(f"\n{len(trials) - len(failed)} passed, {len(failed)} failed", ", ".join(failed))
    return 3 if failed else 0


class CleanRoot:
    """A minimal system below a folder; `base` is made once, `system` is a fresh copy of it."""

    def __init__(self, place: Path, suite: str, mirror: str) -> None:
        self.base = place / "base"
        self.system = place / "system"
        self._suite, self._mirror = suite, mirror

    def prepare(self) -> None:
        """Bootstrap once, then copy."""
        if not (self.base / "etc" / "debian_version").is_file():
            self.base.mkdir(parents=True, exist_ok=True)
            command = [_tool("debootstrap"), "--variant=minbase", self._suite, str(self.base)]
            subprocess.run(
                [*command, *filter(None, [self._mirror])],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        shutil.rmtree(self.system, ignore_errors=True)
        subprocess.run([_tool("cp"), "-a", self.base, self.system], check=True)
        shutil.copyfile("/etc/resolv.conf", self.system / "etc" / "resolv.conf")
        home = self.system / HOME.lstrip("/")
        home.mkdir(parents=True)
        os.chown(home, USER_ID, USER_ID)
        with (self.system / "etc" / "passwd").open("a", encoding="utf-8") as file:
            file.write(f"{USER}:x:{USER_ID}:{USER_ID}::{HOME}:/bin/sh\n")
        if next((self.system / "usr" / "bin").glob("python*"), None):
            raise SystemExit("carnet: the clean root is not clean: it has a Python")

    def as_root(self, script: str) -> bool:
        """Run in it with the network, to install."""
        return self._run(script, network=True, user=False).returncode == 0

    def as_user(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run in it as an ordinary user, without a network."""
        return self._run(script, network=False, user=True)

    def _run(self, script: str, *, network: bool, user: bool) -> subprocess.CompletedProcess[str]:
        namespaces = [] if network else ["--net"]
        command = [_tool("unshare"), *namespaces, "--mount", "--pid", "--fork"]
        command += ["sh", "-c", _INSIDE, "sh", str(self.system)]
        if user:
            ids = [f"--reuid={USER_ID}", f"--regid={USER_ID}", "--clear-groups"]
            command += ["setpriv", *ids, "--no-new-privs"]
        # Nothing of this machine's environment.
        command += ["env", "-i", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        command += [f"HOME={HOME if user else '/root'}", "DEBIAN_FRONTEND=noninteractive"]
        command += ["sh", "-c", script]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        print(done.stdout, end="", flush=True)
        return done


BIG = ("lancedb", "openvino", "llama", "libarrow", "numpy", "onnxruntime", "sqlite3")
_GREETING = b'{"jsonrpc":"2.0","id":1,"method":"engine/hello","params":{}}\n'
_INSTALL = """
apt-get update -qq
apt-get install {quiet} -y /tmp/{name} >/tmp/apt.log 2>&1 || {{ tail -20 /tmp/apt.log; false; }}
"""
_LEFT = """
ls /usr/lib/carnet /usr/bin/carnet 2>/dev/null
test -f ~/.local/share/carnet/carnet.sqlite && cat ~/Notes/a.md
"""
_INSIDE = """
root=$1; shift
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" 2>/dev/null || mkdir -p "$root/dev/shm"
for device in null zero urandom random; do
    [ -e "$root/dev/$device" ] || : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
exec chroot "$root" "$@"
"""


def try_package(root: CleanRoot, dist: Path) -> bool:
    """Install with apt, try, remove; the person's data stays."""
    package = next(dist.glob("carnet_*.deb"))
    shutil.copyfile(package, root.system / "tmp" / package.name)
    quiet = "-qq -o Dpkg::Use-Pty=0 --no-install-recommends"
    if not root.as_root(_INSTALL.format(quiet=quiet, name=package.name)):
        return False
    tested = root.as_user("cd && carnet doctor --self-test").returncode == 0
    root.as_user("mkdir ~/Notes && echo A note. >~/Notes/a.md && carnet index ~/Notes")
    removed = root.as_root(f"apt-get remove {quiet} -y carnet")
    left = root.as_user(_LEFT)
    clean = "/usr/" not in left.stdout and left.returncode == 0
    print(f"removed cleanly, data kept: {clean}")
    return tested and removed and clean


def try_archive(root: CleanRoot, dist: Path) -> bool:
    """Unpack outside, install inside as the user, try, remove."""
    archive = next(dist.glob("carnet-*.tar.zst"))
    place = root.system / "tmp" / "unpacked"
    place.mkdir(exist_ok=True)
    unpack = [_tool("tar"), "--use-compress-program=zstd --long=27", "-xf", archive, "-C", place]
    subprocess.run(unpack, check=True)
    installed = root.as_user("cd /tmp/unpacked/carnet-* && ./install.sh").returncode == 0
    tested = root.as_user('"$HOME/.local/bin/carnet" doctor --self-test').returncode == 0
    entry = root.as_user('grep Exec= "$HOME"/.local/share/applications/*.desktop').returncode == 0
    removed = root.as_user('"$HOME"/.local/lib/carnet/*/uninstall.sh').returncode == 0
    left = root.as_user('find "$HOME/.local/lib" "$HOME/.local/bin" ! -type d 2>/dev/null')
    print(f"removed cleanly: {not left.stdout}")
    return installed and tested and entry and removed and not left.stdout


def try_refusals(root: CleanRoot, dist: Path) -> bool:
    """What cannot work is said in one line, with exit code 3, and leaves nothing behind."""
    del dist
    here = "cd /tmp/unpacked/carnet-* && "
    trials = {
        "an old C library": (here + "CARNET_GLIBC=2.17 ./install.sh", "C library"),
        "no AVX2": (here + "CARNET_CPUINFO=/dev/null ./install.sh", "AVX2"),
        "a home that cannot be written": (here + "HOME=/proc/nowhere ./install.sh", "written"),
        "a library that cannot be written": (
            here + "./carnet --data-dir /usr/data status", "cannot be made"
        ),
    }  # fmt: skip
    fine = True
    for name, (script, words) in trials.items():
        done = root.as_user(script)
        good = done.returncode == 3 and words in done.stdout and "Traceback" not in done.stdout
        print(f"{'ok' if good else 'FAILED'}  {name}")
        fine = fine and good
    return fine


def try_isolation(root: CleanRoot, dist: Path) -> bool:
    """The engine gives the network up before it opens the first of the big libraries.

    Read off its system calls, on this machine: strace is not in the clean root.
    """
    del dist
    program = next((root.system / "tmp" / "unpacked").glob("carnet-*/carnet"))
    with tempfile.TemporaryDirectory() as work:
        trace = Path(work) / "trace"
        command = [_tool("strace"), "-f", "-e", "trace=prctl,seccomp,openat,socket", "-o", trace]
        command += [program, "--child=engine", "--data-dir", f"{work}/data"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as engine:
            assert engine.stdin is not None  # noqa: S101 - asked for above
            engine.stdin.write(_GREETING)
            engine.stdin.flush()
            # It answers when the library is open; then it ends with its parent.
            any(b'"id":1' in line for line in engine.stdout or ())
            engine.stdin.close()
        calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    refused, heavy, tried = order_of_calls(calls)
    print(
        f"of {len(calls)} calls: filter at {refused}, first big library at {heavy}, {tried} sockets"
    )
    return refused is not None and heavy is not None and refused < heavy and tried == 0


def order_of_calls(calls: Sequence[str]) -> tuple[int | None, int | None, int]:
    """Where the filter was set, where the first big library was opened, and how many internet
    sockets were made."""
    sets = re.compile(r"PR_SET_SECCOMP.*= 0$|seccomp\(SECCOMP_SET_MODE_FILTER.*= 0$")
    opens = re.compile(rf"openat\(.*({'|'.join(BIG)}).*= \d+$")
    refused = next((at for at, call in enumerate(calls) if sets.search(call)), None)
    heavy = next((at for at, call in enumerate(calls) if opens.search(call)), None)
    made = [call for call in calls if "socket(AF_INET" in call and re.search(r"= \d+$", call)]
    return refused, heavy, len(made)


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"carnet: {name} is missing")
    return found


if __name__ == "__main__":
    sys.exit(main())
