from discussions.models import Answer, Discussion
from tests import people


def test_the_name_typed_deletes_everything(room):
    people.answered(room.discussion, 3)
    assert room.press("/delete/", typed=room.discussion.team) == 302
    assert (Discussion.objects.count(), Answer.objects.count()) == (0, 0)


def test_another_name_deletes_nothing_and_comes_back(room, console):
    page = room.facilitator.send(console().form("/delete/"), typed="Tea")
    assert (page.status, page.form("/delete/").fields["typed"], Discussion.objects.count()) == (422, "Tea", 1)


def test_what_is_wrong_is_in_view_when_it_comes_back(room, console):
    page = room.facilitator.send(console().form("/delete/"), typed="Tea").text
    assert (page.count(" autofocus"), 'aria-invalid="true" autofocus' in page) == (1, True)
