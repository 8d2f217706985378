from tests.people import cookie_name


def test_the_text_is_shown_once_it_is_asked_for(room, writer):
    secret = writer.jar[cookie_name(room.discussion)]
    asked = writer.get(f"{writer.home}pairing/")
    page = writer.send(asked.form("/text/"))
    assert (page.status, secret in asked.text, f">{secret}:" in page.text) == (200, False, True)
    assert page.header("Cache-Control") == "no-store"


def test_no_address_shows_it(writer):
    assert writer.get(f"{writer.home}pairing/text/").status == 405
