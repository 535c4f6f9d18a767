"""A page as a picture, the cited words boxed."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from tests.adapters.parsing.conftest import make_pdf, make_scan
from tests.adapters.parsing.pdf_files import words_at, write_pdf

from carnet.adapters.parsing.contract import PageReply, PageRequest, Request
from carnet.adapters.parsing.page_view import find_letters
from carnet.adapters.parsing.worker import Worker

PAGES = [
    f"Page {n} begins here. The deposit for flat {n} is {n * 100} euros, paid in advance to the "
    f"agency. The tenant of flat {n} mends what he breaks; the land-\nlord mends the roof number "
    f"{n} and whatever the weather breaks in winter or in spring. Nothing else is agreed."
    for n in range(1, 6)
]


def words_in(pdf: bytes, page: int, reply: PageReply) -> list[str]:
    """What stands in the boxes, by PDFium's own reading."""
    document = pypdfium2.PdfDocument(pdf)
    textpage = document[page - 1].get_textpage()
    width, height = document[page - 1].get_size()
    found = [
        textpage.get_text_bounded(
            left * width - 0.5, (1 - bottom) * height - 0.5,
            right * width + 0.5, (1 - top) * height + 0.5,
        )
        for left, top, right, bottom in reply.boxes
    ]  # fmt: skip
    textpage.close()
    document.close()
    return re.findall(r"\w+", " ".join(found))


@pytest.mark.parametrize("page", [1, 3, 5])
@pytest.mark.parametrize(
    "quote",
    [
        "The deposit for flat {n} is {n}00 euros",
        "mends the roof number\n{n} and whatever the weather",
    ],
)
def test_the_boxed_words_are_the_quoted_words(worker: Worker, page: int, quote: str) -> None:
    pdf = make_pdf(PAGES)
    wanted = quote.format(n=page)
    reply = worker.show(PageRequest("a.pdf", page, 800, wanted), pdf)
    assert (reply.problem, reply.pages) == ("", 5)
    assert words_in(pdf, page, reply) == re.findall(r"\w+", wanted)


def test_a_quotation_over_a_hyphen_is_found(worker: Worker) -> None:
    pdf = make_pdf(PAGES)
    text = worker.ask(Request("a.pdf"), pdf).text
    assert "the landlord mends the roof" in " ".join(text.split())
    reply = worker.show(PageRequest("a.pdf", 2, 800, "the landlord mends the roof"), pdf)
    assert "".join(words_in(pdf, 2, reply)) == "thelandlordmendstheroof"


def test_a_quotation_over_words_that_nobody_sees(worker: Worker) -> None:
    page = (
        words_at(60, 700, "The rent is due in May.")
        + words_at(60, 690, "canary", 0.5)
        + words_at(60, 680, "The deposit is due now.")
    )
    pdf = write_pdf([page])
    quote = worker.ask(Request("a.pdf"), pdf).text
    reply = worker.show(PageRequest("a.pdf", 1, 800, quote), pdf)
    assert "canary" not in quote
    assert words_in(pdf, 1, reply) == re.findall(r"\w+", quote)


def test_words_that_are_not_on_the_page_have_no_box(worker: Worker) -> None:
    reply = worker.show(PageRequest("a.pdf", 1, 400, "nobody said this"), make_pdf(PAGES))
    assert reply.boxes == ()
    assert reply.picture.startswith(b"\x89PNG")


def test_the_picture_is_as_wide_as_asked(worker: Worker) -> None:
    from PIL import Image

    reply = worker.show(PageRequest("a.pdf", 1, 640), make_pdf(PAGES))
    assert abs(Image.open(io.BytesIO(reply.picture)).width - 640) <= 1


@pytest.mark.parametrize("page", [0, 6])
def test_a_page_that_is_not_there(worker: Worker, page: int) -> None:
    assert worker.show(PageRequest("a.pdf", page, 400), make_pdf(PAGES)).problem


@pytest.mark.parametrize("turned", [0, 90])
def test_on_a_scan_the_line_is_boxed(worker: Worker, turned: int) -> None:
    from PIL import Image

    lines = ["The boiler was serviced in March.", "Filters cost 14.90 each.", "Call the landlord."]
    buffer = io.BytesIO()
    scan = Image.open(io.BytesIO(make_scan(lines, 200, turned)))
    scan.save(buffer, "PDF", resolution=200)
    reply = worker.show(PageRequest("a.pdf", 1, 400, "Filters cost 14.90 each."), buffer.getvalue())
    ((left, top, right, bottom),) = reply.boxes
    middle = 0.5 + 0.3 + 0.08  # inches from the top, of a page four inches high
    if turned == 90:  # to the left: the top is left, the left end of the line is at the bottom
        assert left < middle / 4 < right
        assert bottom > 0.8
    else:
        assert top < middle / 4 < bottom
        assert left < 0.15


def test_letters_are_found_whatever_lies_between() -> None:
    page = list("The land-\r\nlord, Mr.  Straße ﬁne")
    assert find_letters(page, "Landlord Mr") is not None
    first, last = find_letters(page, "landlord, mr. strasse") or (0, 0)
    assert "".join(page[first:last]).startswith("land")
    assert "".join(page[first:last]).endswith("Straße")
    assert find_letters(page, "—") is None
    assert find_letters([], "a") is None
