from tests import people
from tests.crowd import Browser


def test_the_wall_comes_onto_the_screen_by_a_press_with_the_lines_of_an_answer_as_they_were_typed(workshop):
    for one in people.answered(workshop.room.discussion, 4):
        people.answer(one, "What voice says:\n\n  - one\n  - two")
    people.publish(workshop.room.discussion)
    workshop.go_to("compare-1")
    screen = f"/d/{workshop.room.slug}/screen/"
    before = Browser().get(screen).text
    assert workshop.press("show", view="wall").status == 302
    after = Browser().get(screen).text
    assert ("What voice" in before, after.count("What voice says:<br>- one<br>- two<")) == (False, 4)


def test_answers_of_a_question_that_the_group_came_to_meanwhile_are_not_shown_unseen(workshop):
    for number in (1, 2):
        people.readable(workshop.room.discussion, 4, number=number)
    workshop.go_to("compare-1")
    old = workshop.page.form("/show/")
    workshop.go_to("compare-2")
    page = workshop.room.facilitator.send(old, view="wall")
    assert (page.status, "The group has moved on" in page.text, workshop.now.view) == (409, True, "picture")


def test_sealed_answers_are_not_shown_by_a_form_of_ones_own(workshop):
    workshop.go_to("write-1")
    page = workshop.press("show", view="wall")
    assert (page.status, workshop.now.view) == (422, "question")
