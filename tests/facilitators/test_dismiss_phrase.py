from .theming import post, themes_page


def suggested(room) -> list[str]:
    forms = [form for form in themes_page(room).forms if form.action.endswith("/dismiss-phrase/")]
    return [form.fields["phrase"] for form in forms]


def test_a_dismissed_phrase_is_not_suggested_again(room, team):
    first, *rest = suggested(room)
    assert (post(room, "dismiss-phrase/", {"phrase": first}).status, suggested(room)) == (302, rest)


def test_nothing_is_not_a_phrase(room):
    assert post(room, "dismiss-phrase/", {"phrase": ""}).status == 422
