from discussions.models import Discussion


def test_the_rule_changes_before_the_first_answer(room):
    assert room.press("/rule/", rule="when_opened") == 302
    assert Discussion.objects.get().reading_rule == "when_opened"


def test_a_rule_that_is_not_offered_is_refused(room):
    assert (room.press("/rule/", rule="always"), Discussion.objects.get().reading_rule) == (422, "after_own")
