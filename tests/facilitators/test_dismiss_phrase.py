from .theming import post, themes_page

PHRASE = "mention “voice”"


def test_a_dismissed_phrase_is_not_suggested_again(room, team):
    form = themes_page(room, "?phrase=voice").form("/dismiss-phrase/")
    page = room.facilitator.send(form)
    assert (page.status, PHRASE in themes_page(room).text) == (302, False)


def test_nothing_is_not_a_phrase(room, team):
    assert (post(room, "dismiss-phrase/", {"phrase": ""}).status, PHRASE in themes_page(room).text) == (422, True)
