from discussions.models import Discussion


def test_a_closed_discussion_opens_again(room):
    room.press("/close/")
    assert room.press("/reopen/") == 302
    assert Discussion.objects.get().state == Discussion.State.OPEN
