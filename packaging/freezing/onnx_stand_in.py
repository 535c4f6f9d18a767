"""Puts a library that can do nothing in the place of Kreuzberg's own ONNX Runtime, on Linux.

Kreuzberg is linked to it for recognising text and computing embeddings, which Carnet does with
other means and never asks of Kreuzberg; reading documents calls none of it. 22 MB become 14 KB. Who
asks for the runtime's functions is told that it has none for any version.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

_ENTRY = "OrtGetApiBase"  # gives all the others
_SOURCE = """
#include <stddef.h>
#include <stdint.h>
struct base { const void *(*functions)(uint32_t); const char *(*version)(void); };
static const void *no_functions(uint32_t version) { (void)version; return NULL; }
static const char *no_version(void) { return "0.0.0"; }
static const struct base nothing = { no_functions, no_version };
const struct base *OrtGetApiBase(void) { return &nothing; }
"""


def stand_in(inside: Path) -> bool:
    """Replace the library below `inside`; False where it is not, or is asked for something else.

    Raises `CalledProcessError` when the compiler fails, `FileNotFoundError` without one.
    """
    library = next(inside.glob("kreuzberg.libs/libonnxruntime*.so*"), None)
    if library is None:
        return False
    asked = set[str]()
    for user in (inside / "kreuzberg").glob("*.so"):
        asked |= asked_of(read(user, "--dyn-syms"))
    versions = {version for name, _, version in (one.partition("@") for one in asked)}
    if {one.partition("@")[0] for one in asked} != {_ENTRY} or len(versions) != 1:
        return False
    compile_into(library, soname(read(library, "-d")), versions.pop())
    return True


def asked_of(symbols: str) -> set[str]:
    """The runtime's functions that a library does not have itself, as NAME@VERSION."""
    return set(re.findall(r"\bUND (Ort\w+(?:@\w[\w.]*)?)", symbols))


def soname(dynamic: str) -> str:
    """The name by which a library is asked for."""
    found = re.search(r"\(SONAME\).*\[(.+)\]", dynamic)
    if found is None:
        raise ValueError("a library without a name")
    return found[1]


def compile_into(library: Path, name: str, version: str) -> None:
    """Write the stand-in over `library`, with its name and the version that is asked for."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise FileNotFoundError("a C compiler is needed")
    with tempfile.TemporaryDirectory() as folder:
        source, exported = Path(folder, "stand_in.c"), Path(folder, "exported.map")
        source.write_text(_SOURCE)
        exported.write_text(f"{version} {{ global: {_ENTRY}; local: *; }};\n")
        made = Path(folder, "stand_in.so")
        command = [compiler, "-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{name}"]
        command += [f"-Wl,--version-script={exported}", "-Wl,--build-id=none"]
        subprocess.run([*command, "-o", str(made), str(source)], check=True)
        library.unlink()  # it may be a link to what others use
        shutil.copyfile(made, library)
        library.chmod(0o755)


def read(library: Path, option: str) -> str:
    """What `readelf` says."""
    command = ["readelf", "-W", option, str(library)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
