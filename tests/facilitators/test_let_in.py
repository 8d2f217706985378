from discussions.models import Discussion


def test_more_people_are_let_in(room):
    assert room.press("/let-in/") == 302
    assert Discussion.objects.get().voice_budget > room.discussion.voice_budget
