"""Mail: messages, mailboxes, attachments, and what is broken or hidden in them."""

from __future__ import annotations

import base64
from email.message import EmailMessage

from tests.adapters.parsing.conftest import Ask, make_pdf


def test_a_mail_with_its_attachments(ask: Ask) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Le bail signé"
    mail["From"] = "Agence Lumière <agence@example.org>"
    mail["Date"] = "Fri, 06 Mar 2026 10:00:00 +0100"
    mail.set_content("Bonjour, voici le bail de la rue des Lilas.\n")
    mail.add_attachment(
        make_pdf(["Clause 7: the deposit is 990 euros."]),
        maintype="application", subtype="pdf", filename="bail.pdf",
    )  # fmt: skip
    reply = ask("bail.eml", bytes(mail))
    assert reply.title == "Le bail signé"
    assert reply.date == "2026-03-06"
    assert "rue des Lilas" in reply.text
    assert "## bail.pdf" in reply.text
    assert "deposit is 990 euros" in reply.text


def test_a_mail_in_another_encoding_than_it_says(ask: Ask) -> None:
    raw = (
        b"Subject: Facture\r\nContent-Type: text/plain; charset=us-ascii\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + "Le reçu de l'électricité.\r\n".encode()
    )
    assert "Le reçu de l'électricité." in ask("facture.eml", raw).text


def test_each_message_of_a_mailbox_is_a_page(ask: Ask) -> None:
    box = b"".join(
        b"From a@example.org Fri Mar  6 10:00:00 2026\n"
        b"Subject: Number %d\n\nBody of message %d.\n\n" % (n, n)
        for n in range(1, 4)
    )
    reply = ask("inbox.mbox", box)
    assert len(reply.pages) == 3
    assert reply.text[reply.pages[1] :].startswith("# Number 2")


def test_pictures_inside_mail_are_not_fetched(ask: Ask) -> None:
    html = base64.b64encode(b'<img src="http://example.org/x.png"><p>Hello there.</p>')
    raw = b"Subject: s\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + html
    assert ask("m.eml", raw).text.endswith("Hello there.")


def test_a_mail_in_an_unknown_charset(ask: Ask) -> None:
    raw = b"Subject: t\nContent-Type: text/plain; charset=x-klingon\n\nUn caf\xe9 serr\xe9.\n"
    assert "Un café serré." in ask("m.eml", raw).text


def test_a_mail_in_envelopes_in_envelopes(ask: Ask) -> None:
    around = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(90))
    raw = f"Subject: s\nMIME-Version: 1.0\n{around}Content-Type: text/plain\n\nThe kernel.\n"
    assert ask("m.eml", raw.encode()).text == "# s\n\nThe kernel."


def test_hidden_parts_of_a_mail_are_left_out(ask: Ask) -> None:
    raw = (
        b"Subject: s\nContent-Type: text/html\n\n<p>The rent is due.</p>"
        b'<div style="font-size:0">canary</div><span style="display:none">canary</span>'
    )
    reply = ask("m.eml", raw)
    assert "rent is due" in reply.text
    assert "canary" not in reply.text
    assert reply.notes == ("hidden-left-out",)
