def test_the_screen_shows_the_way_in_and_nobodys_words(writer):
    page = writer.get(f"{writer.home}screen/")
    assert (page.status, "What voice" in page.text, page.forms) == (200, False, [])


def test_the_screen_sets_no_cookie(room):
    page = type(room.facilitator)().get(f"/d/{room.slug}/screen/")
    assert [value for name, value in page.headers if name == "Set-Cookie"] == []


def test_the_screen_keeps_itself_current_without_a_voice(room):
    page = type(room.facilitator)().ask("GET", f"/d/{room.slug}/screen/", **{"HX-Request": "true"})
    assert (page.status, "<html" in page.text, "data-stream" in page.text) == (200, False, True)
    assert [value for name, value in page.headers if name == "Set-Cookie"] == []
