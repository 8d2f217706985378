from discussions.domain import promises


def test_the_receipt_is_open_to_everybody_and_names_no_voice(writer):
    page = writer.get(f"{writer.home}receipt/")
    assert page.status == 200
    assert [value for value in writer.jar.values() if value in page.text] == []


def test_the_receipt_stays_open_when_a_promise_does_not_hold(writer, settings):
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    promises.forget_finding()
    assert (writer.get(f"{writer.home}receipt/").status, writer.get(writer.home).status) == (200, 503)
