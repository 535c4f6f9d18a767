"""A child that misbehaves costs one document."""

from __future__ import annotations

import io
import os
import signal
import threading
import zipfile
from pathlib import Path

import psutil
import pytest
from tests.adapters.parsing.conftest import make_docx, make_pdf, make_zip

from carnet.adapters.parsing.contract import Request
from carnet.adapters.parsing.document_parser import DocumentParser
from carnet.adapters.parsing.limits import ChildLimits
from carnet.adapters.parsing.worker import Worker
from carnet.domain.errors import KnownError


def child_of(worker: Worker) -> psutil.Process:
    (child,) = [p for p in psutil.Process().children() if "parsing.child" in " ".join(p.cmdline())]
    return child


@pytest.fixture
def own_worker(request: pytest.FixtureRequest) -> Worker:
    worker = Worker(getattr(request, "param", None))
    request.addfinalizer(worker.close)
    return worker


@pytest.fixture(autouse=True)
def no_other_children(worker: Worker) -> None:
    worker.close()


def test_one_child_reads_many_documents(own_worker: Worker) -> None:
    own_worker.ask(Request("a.docx"), make_docx(["One."]))
    first = child_of(own_worker).pid
    assert own_worker.ask(Request("b.docx"), make_docx(["Two."])).text == "Two."
    assert child_of(own_worker).pid == first


@pytest.mark.parametrize("own_worker", [ChildLimits(documents=1)], indirect=True)
def test_a_child_is_replaced_after_its_share(own_worker: Worker) -> None:
    own_worker.ask(Request("a.docx"), make_docx(["One."]))
    assert psutil.Process().children() == []
    assert own_worker.ask(Request("b.docx"), make_docx(["Two."])).text == "Two."


def test_a_child_that_was_killed_is_replaced(own_worker: Worker) -> None:
    own_worker.ask(Request("a.docx"), make_docx(["One."]))
    os.kill(child_of(own_worker).pid, signal.SIGSTOP)
    stopped = child_of(own_worker)
    os.kill(stopped.pid, signal.SIGKILL)
    stopped.wait()
    assert own_worker.ask(Request("b.docx"), make_docx(["Two."])).text == "Two."


@pytest.mark.parametrize(
    "own_worker", [ChildLimits(seconds=0.0, seconds_per_mb=0.0)], indirect=True
)
def test_too_slow(own_worker: Worker) -> None:
    reply = own_worker.ask(Request("a.pdf"), make_pdf(["Some words."]))
    assert reply.problem == "document-too-slow"
    assert psutil.Process().children() == []


@pytest.mark.parametrize("own_worker", [ChildLimits(memory_mb=1)], indirect=True)
def test_too_much_memory(own_worker: Worker) -> None:
    reply = own_worker.ask(Request("a.pdf"), make_pdf(["Some words."]))
    assert reply.problem in ("document-too-big-inside", "document-crashed")


def test_bombs(own_worker: Worker) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", b"0" * 90_000_000)
    reply = own_worker.ask(Request("bomb.zip"), buffer.getvalue())
    assert reply.problem == "document-too-big-inside"
    many = make_zip({f"{n}.zip": make_zip({"0.txt": b"0" * 60_000_000}) for n in range(8)})
    assert own_worker.ask(Request("nest.zip"), many).problem == "document-too-big-inside"
    nested = make_zip({"a.txt": "kernel of it"})
    for _ in range(6):
        nested = make_zip({"inner.zip": nested})
    assert own_worker.ask(Request("onion.zip"), nested).problem == "document-without-text"


def test_a_member_that_climbs_out_writes_nothing(own_worker: Worker, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    reply = own_worker.ask(Request("slip.zip"), make_zip({f"../..{outside}": "climbed"}))
    assert "climbed" in reply.text
    assert not outside.exists()


def test_the_child_can_write_no_file(own_worker: Worker) -> None:
    own_worker.ask(Request("a.docx"), make_docx(["One."]))
    limits = Path(f"/proc/{child_of(own_worker).pid}/limits").read_text()
    (line,) = [line for line in limits.splitlines() if line.startswith("Max file size")]
    assert line.split()[3:5] == ["0", "0"]


def test_source_code_is_read_as_it_stands_and_only_on_import(own_worker: Worker) -> None:
    parser = DocumentParser(own_worker, detect=lambda _text: "en")
    assert parser.parse("x/tool.py", b"def mend():\n    pass\n").text == "def mend():\n    pass\n"
    assert ".py" in parser.formats - parser.watched
    assert psutil.Process().children() == []


def test_the_parser_says_it_to_a_person(own_worker: Worker) -> None:
    parser = DocumentParser(own_worker, detect=lambda _text: "en")
    parsed = parser.parse("x/lease.pdf", make_pdf(["Rent is due.", "Deposit is 900."]))
    assert (parsed.format, parsed.title, parsed.language) == ("pdf", "Made by a test", "en")
    assert len(parsed.pages) == 2
    with pytest.raises(KnownError) as caught:
        parser.parse("x/lease.pdf", b"no")
    assert caught.value.info.code == "document-damaged"
    assert caught.value.info.advice
    assert parser.parse("x/note.md", b"# Note\n").format == "markdown"


def test_a_question_can_be_given_up(own_worker: Worker) -> None:
    pages = make_pdf([f"Page {n}" for n in range(3)])
    own_worker.ask(Request("a.pdf"), pages)
    os.kill(child_of(own_worker).pid, signal.SIGSTOP)  # it will not answer
    replies: list[str] = []
    asking = threading.Thread(
        target=lambda: replies.append(own_worker.ask(Request("a.pdf"), pages).problem)
    )
    asking.start()
    while not replies and asking.is_alive():
        own_worker.stop()  # nothing happens before the question was asked
    asking.join()
    assert replies == ["document-stopped"]
    assert own_worker.ask(Request("a.pdf"), pages).problem == ""
