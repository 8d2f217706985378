def test_the_screen_shows_the_way_in_and_nobodys_words(writer):
    page = writer.get(f"{writer.home}screen/")
    assert (page.status, "What voice" in page.text, page.forms) == (200, False, [])


def test_the_screen_sets_no_cookie(room):
    page = type(room.facilitator)().get(f"/d/{room.slug}/screen/")
    assert [value for name, value in page.headers if name == "Set-Cookie"] == []
