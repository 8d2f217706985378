from tests.crowd import Browser


def test_a_prompt_is_given_and_ended(workshop):
    screen = f"/d/{workshop.room.slug}/screen/"
    workshop.press("prompt", prompt="pairs")
    given = "Turn to somebody next to you." in Browser().get(screen).text
    workshop.press("prompt", prompt="end")
    assert (given, workshop.now.prompt, workshop.now.view) == (True, "", "door")


def test_another_word_is_refused(workshop):
    assert workshop.press("prompt", prompt="choir").status == 422
