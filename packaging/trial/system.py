"""A minimal system below a folder, in which things are run as root or as an ordinary user."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

USER, USER_ID, HOME = "léa", 1000, "/home/Léa Martin"
ENOUGH_S = 900  # for one script; a busy machine needs a third of it for a self-test

# What the namespaces of a run are made of; `{before}` goes on with the system in $root.
_INSIDE = """
root=$1; shift
mount --make-rprivate /
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" 2>/dev/null || mkdir -p "$root/dev/shm"
for device in null zero urandom random; do
    [ -e "$root/dev/$device" ] || : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
{before}
exec chroot "$root" "$@"
"""


class CleanRoot:
    """`base` is bootstrapped once, `system` is a fresh copy of it."""

    def __init__(self, place: Path, suite: str, mirror: str) -> None:
        self.base = place / "base"
        self.system = place / "system"
        self._suite, self._mirror = suite, mirror

    def prepare(self) -> None:
        """Bootstrap once, then copy; the user of the trials gets a home."""
        if not (self.base / "etc" / "debian_version").is_file():
            self.base.mkdir(parents=True, exist_ok=True)
            command = [tool("debootstrap"), "--variant=minbase", self._suite, str(self.base)]
            subprocess.run(
                [*command, *filter(None, [self._mirror])],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        shutil.rmtree(self.system, ignore_errors=True)
        subprocess.run([tool("cp"), "-a", self.base, self.system], check=True)
        shutil.copyfile("/etc/resolv.conf", self.system / "etc" / "resolv.conf")
        home = self.system / HOME.lstrip("/")
        home.mkdir(parents=True)
        os.chown(home, USER_ID, USER_ID)
        with (self.system / "etc" / "passwd").open("a", encoding="utf-8") as file:
            file.write(f"{USER}:x:{USER_ID}:{USER_ID}::{HOME}:/bin/sh\n")
        if next((self.system / "usr" / "bin").glob("python*"), None):
            raise SystemExit("carnet: the clean root is not clean: it has a Python")

    def as_root(self, script: str, *, before: str = "", quiet: bool = False) -> str | None:
        """Run in it with the network, to install; what was said, None when it failed.

        `before` is run first, outside of it: mounts that nothing else sees, below "$root".
        """
        done = self._run(script, before, network=True, user=False, quiet=quiet)
        return done.stdout if done.returncode == 0 else None

    def as_user(
        self, script: str, *, before: str = "", quiet: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run in it as an ordinary user, without a network. `before` as for `as_root`."""
        return self._run(script, before, network=False, user=True, quiet=quiet)

    def _run(
        self, script: str, before: str, *, network: bool, user: bool, quiet: bool
    ) -> subprocess.CompletedProcess[str]:
        namespaces = [] if network else ["--net"]
        command = [tool("unshare"), *namespaces, "--mount", "--pid", "--fork", "--kill-child"]
        command += ["sh", "-c", _INSIDE.format(before=before), "sh", str(self.system)]
        if user:
            ids = [f"--reuid={USER_ID}", f"--regid={USER_ID}", "--clear-groups"]
            command += ["setpriv", *ids, "--no-new-privs"]
        # Nothing of this machine's environment.
        command += ["env", "-i", "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        command += [f"HOME={HOME if user else '/root'}", "DEBIAN_FRONTEND=noninteractive"]
        command += ["sh", "-c", script]
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=ENOUGH_S,
            check=False,
        )
        if not quiet:
            print(done.stdout, end="", flush=True)
        return done


def tool(name: str) -> str:
    """The path of a program of this machine; ends everything when there is none."""
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"carnet: {name} is missing")
    return found
