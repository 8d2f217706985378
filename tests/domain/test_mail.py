import logging

import pytest

from discussions.domain import mail
from discussions.domain.mail import Letter
from tests.mailbox import letters

LETTER = Letter("ana@example.org", "A subject", "A text.\n")


def test_without_mail_nothing_is_sent():
    assert (mail.send(LETTER), letters()) == (False, [])


def test_a_letter_is_plain_text(settings):
    settings.MAIL = True
    assert mail.send(LETTER) is True
    [letter] = letters()
    assert (letter.to, letter.subject, letter.body, letter.content_subtype) == (
        ["ana@example.org"],
        "A subject",
        "A text.\n",
        "plain",
    )


def test_a_letter_that_is_sent_later_goes_out_as_well(settings):
    settings.MAIL = True
    mail.send_later(LETTER)
    assert [letter.to for letter in letters()] == [["ana@example.org"]]


@pytest.mark.parametrize(
    ("backend", "letter"),
    [("tests.mailbox.Refusing", LETTER), (None, Letter("a@b.example", "Two\nlines", ""))],
    ids=["server away", "header with a line break"],
)
def test_a_letter_that_does_not_go_out_is_noted_without_its_address(settings, caplog, backend, letter):
    settings.MAIL = True
    settings.EMAIL_BACKEND = backend or settings.EMAIL_BACKEND
    logging.getLogger("discussions").addHandler(caplog.handler)
    sent = mail.send(letter)
    logging.getLogger("discussions").removeHandler(caplog.handler)
    assert (sent, "a mail was not sent" in caplog.text, letter.to in caplog.text) == (False, True, False)
