from tests.crowd import Browser


def test_a_press_covers_the_screen_and_another_uncovers_it(workshop):
    workshop.answered()
    workshop.go_to("compare-1")
    workshop.press("show", view="wall")
    screen, code = f"/d/{workshop.room.slug}/screen/", workshop.room.discussion.code[:4]
    workshop.press("cover", act="cover")
    covered = Browser().get(screen).text
    workshop.press("cover", act="uncover")
    assert ("What voice" in covered, code in covered, "What voice" in Browser().get(screen).text) == (
        False,
        True,
        True,
    )
