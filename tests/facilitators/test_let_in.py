from discussions.models import Discussion


def test_more_people_are_let_in_once_where_the_form_is_sent_twice(room, console):
    form = console().form("/let-in/")
    statuses = [room.facilitator.send(form).status for _ in range(2)]
    assert (statuses, Discussion.objects.get().voice_budget - room.discussion.voice_budget) == ([302, 302], 10)


def test_a_number_that_is_none_is_refused(room):
    assert (room.press("/let-in/", beyond="many"), Discussion.objects.get().more_voices) == (422, 0)
