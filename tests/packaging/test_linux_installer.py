"""install.sh and uninstall.sh as a person runs them, with a stand-in for the big program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux")

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
APP = "io.github.carnet.Carnet"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    place = tmp_path / "Léa Martin's home"
    place.mkdir()
    return place


def unpacked(place: Path, version: str, program: str = 'echo "carnet"') -> Path:
    """What the portable archive of `version` unpacks to."""
    folder = place / f"carnet-{version}-linux-x86_64"
    share = folder / "share"
    share.mkdir(parents=True)
    (folder / "carnet").write_text(f"#!/bin/sh\n{program}\n")
    (folder / "carnet").chmod(0o755)
    for script in ("install.sh", "uninstall.sh"):
        text = (LINUX / script).read_text().replace("@VERSION@", version)
        (folder / script).write_text(text.replace("@GLIBC@", "2.28"))
        (folder / script).chmod(0o755)
    desktop = ROOT / "resources" / "desktop"
    for suffix, name in ((".desktop", "applications"), (".metainfo.xml", "metainfo")):
        (share / name).mkdir()
        shutil.copy(desktop / (APP + suffix), share / name)
    shutil.copytree(desktop / "icons", share / "icons")
    return folder


def ran(script: Path, home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], **more}
    return subprocess.run(
        ["/bin/sh", str(script), *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def files_below(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != "mimeinfo.cache"
    }


def test_it_is_found_by_name_and_in_the_menu(tmp_path: Path, home: Path) -> None:
    done = ran(unpacked(tmp_path, "1.0") / "install.sh", home)
    assert done.returncode == 0, done.stderr
    started = subprocess.run(
        [home / ".local/bin/carnet"], capture_output=True, text=True, check=True
    )
    assert started.stdout == "carnet\n"
    entry = (home / f".local/share/applications/{APP}.desktop").read_text()
    program = home / ".local/lib/carnet/1.0/carnet"
    assert f'Exec="{program}" gui %F' in entry
    assert "Exec=carnet" not in entry
    assert (home / f".local/share/icons/hicolor/scalable/apps/{APP}.svg").is_file()


def test_removing_it_takes_all_that_was_installed_and_says_where_the_data_is(
    tmp_path: Path, home: Path
) -> None:
    ran(unpacked(tmp_path, "1.0") / "install.sh", home)
    data = home / ".local/share/carnet"
    data.mkdir()
    (data / "carnet.sqlite").write_text("kept")
    done = ran(home / ".local/lib/carnet/1.0/uninstall.sh", home)
    assert done.returncode == 0, done.stderr
    assert str(data) in done.stdout
    assert files_below(home) == {".local/share/carnet/carnet.sqlite"}


def test_two_versions_lie_side_by_side_and_the_last_one_is_the_one(
    tmp_path: Path, home: Path
) -> None:
    for version in ("1.0", "2.0"):
        ran(unpacked(tmp_path, version, f"echo {version}") / "install.sh", home)

    def says(name: str) -> str:
        program = home / ".local/bin" / name
        return subprocess.run([program], capture_output=True, text=True, check=True).stdout.strip()

    assert [says(name) for name in ("carnet", "carnet-1.0", "carnet-2.0")] == ["2.0", "1.0", "2.0"]
    ran(home / ".local/lib/carnet/1.0/uninstall.sh", home)
    assert says("carnet") == "2.0"
    assert (home / f".local/share/applications/{APP}.desktop").is_file()


def test_it_says_which_one_its_name_means_in_a_terminal(tmp_path: Path, home: Path) -> None:
    own = home / ".local" / "bin"
    others = tmp_path / "others"
    others.mkdir()
    (others / "carnet").write_text("#!/bin/sh\n")
    (others / "carnet").chmod(0o755)
    install, path = unpacked(tmp_path, "1.0") / "install.sh", os.environ["PATH"]

    def said(*before: Path) -> str:
        return ran(install, home, PATH=os.pathsep.join([*map(str, before), path])).stdout

    assert "or with: carnet\n" in said(own, others)
    behind = said(others, own)
    assert f"or with: {own}/carnet\n" in behind
    assert f"another one, {others}/carnet;" in behind
    assert "another one" not in said()


def test_the_same_version_again_replaces_it(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path, "1.0")
    ran(folder / "install.sh", home)
    (home / ".local/lib/carnet/1.0/left over").write_text("")
    assert ran(folder / "install.sh", home).returncode == 0
    assert not (home / ".local/lib/carnet/1.0/left over").exists()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"CARNET_GLIBC": "2.17"}, "C library is version 2.17; Carnet needs 2.28"),
        ({"CARNET_CPUINFO": "/dev/null"}, "lacks AVX2"),
    ],
)
def test_a_machine_it_cannot_run_on_is_refused_in_one_line(
    tmp_path: Path, home: Path, environment: dict[str, str], words: str
) -> None:
    done = ran(unpacked(tmp_path, "1.0") / "install.sh", home, **environment)
    assert done.returncode == 3
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert files_below(home) == set()


def test_without_room_it_says_how_much_is_needed(tmp_path: Path, home: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "df").write_text("#!/bin/sh\nprintf 'Filesystem\\nx 9 9 1 99%% /\\n'\n")
    (tools / "df").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = ran(unpacked(tmp_path, "1.0") / "install.sh", home, PATH=path)
    assert done.returncode == 3
    assert "MB are free" in done.stderr
    assert files_below(home) == set()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, home: Path) -> None:
    (home / ".local").write_text("a file where a folder should be")
    done = ran(unpacked(tmp_path, "1.0") / "install.sh", home)
    assert done.returncode == 3
    assert str(home / ".local") in done.stderr
    assert ran(
        unpacked(tmp_path / "b", "1.0") / "install.sh", home, "--prefix", str(tmp_path / "else")
    ).returncode == 0  # fmt: skip


def test_a_program_that_does_not_start_is_not_installed(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path, "1.0", "echo 'error while loading' >&2; exit 127")
    done = ran(folder / "install.sh", home)
    assert done.returncode == 3
    assert "error while loading" in done.stderr
    assert files_below(home) == set()


def test_what_was_only_unpacked_is_not_removed_as_if_it_were_installed(
    tmp_path: Path, home: Path
) -> None:
    folder = unpacked(tmp_path, "1.0")
    done = ran(folder / "uninstall.sh", home)
    assert done.returncode == 3
    assert (folder / "carnet").is_file()


def test_a_folder_named_from_here_is_found_from_everywhere(tmp_path: Path, home: Path) -> None:
    script = unpacked(tmp_path, "1.0") / "install.sh"
    done = subprocess.run(
        ["/bin/sh", script, "--prefix", "apart"],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (home / "apart/bin/carnet").readlink() == home / "apart/lib/carnet/1.0/carnet"


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 2), (["--prefix"], 3), (["x"], 2)])
def test_what_it_does_not_understand_installs_nothing(
    tmp_path: Path, home: Path, arguments: list[str], code: int
) -> None:
    done = ran(unpacked(tmp_path, "1.0") / "install.sh", home, *arguments)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
    assert files_below(home) == set()


def test_a_version_that_is_open_is_neither_replaced_nor_removed(tmp_path: Path, home: Path) -> None:
    folder = unpacked(tmp_path, "1.0")
    ran(folder / "install.sh", home)
    program = home / ".local/lib/carnet/1.0/carnet"
    shutil.copy(shutil.which("cat") or "", program)
    before = files_below(home)
    with subprocess.Popen([program], stdin=subprocess.PIPE) as opened:
        scripts = folder / "install.sh", program.parent / "uninstall.sh"
        refused = [ran(script, home) for script in scripts]
        assert opened.stdin is not None
        opened.stdin.close()
    assert [done.returncode for done in refused] == [3, 3]
    assert all("is open" in done.stderr for done in refused)
    assert files_below(home) == before
    assert ran(program.parent / "uninstall.sh", home).returncode == 0
