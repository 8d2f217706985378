from discussions.models import Discussion


def test_a_closed_discussion_takes_nothing_more(room):
    assert room.press("/close/") == 302
    assert Discussion.objects.get().state == Discussion.State.CLOSED
