from uuid import uuid4

import pytest

from discussions.domain import answers, discussions, keys
from discussions.domain.answers import Content
from discussions.domain.refusals import BadKey, Closed, Conflict, Full, NotFound, NotWriting, Withdrawn
from discussions.domain.withdrawal_refusals import ChangedMeanwhile
from discussions.models import Answer, Card, Discussion, Gone, Rating, Reaction, Reply, Round
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def one(of):
    return people.person(of)


def post(visit, text="Mine.", *, item=None, etag="", me=None, guess=None):
    round_id = people.round_of(visit.discussion).id
    content = Content(text, me, guess)
    return answers.post(visit.voice, round_id=round_id, item=item or uuid4(), content=content, etag=etag)


def ratings() -> list[tuple[str, int]]:
    return sorted(Rating.objects.values_list("kind", "value"))


def test_an_answer_is_stored_under_the_id_of_its_form(one):
    item = uuid4()
    post(one, "I ask peers.", item=item)
    assert list(Answer.objects.values_list("id", "kind", "text", "state", "published")) == [
        (item, "text", "I ask peers.", "posted", False)
    ]


def test_an_empty_text_is_a_pass(one):
    post(one, "")
    assert list(Answer.objects.values_list("kind", "text")) == [("pass", "")]


def test_ratings_go_with_an_answer_and_share_no_tag_with_it(one):
    post(one, me=4, guess=2)
    tags = {bytes(tag) for model in (Answer, Rating) for tag in model.objects.values_list("tag", flat=True)}
    assert (ratings(), len(tags)) == ([("guess", 2), ("me", 4)], 3)


def test_a_pass_may_rate(one):
    post(one, "", me=3)
    assert ratings() == [("me", 3)]


def test_the_same_form_twice_is_one_answer(one):
    item = uuid4()
    first, second = post(one, item=item, me=4), post(one, item=item, me=4)
    assert (first.id, bytes(first.etag), Answer.objects.count()) == (second.id, bytes(second.etag), 1)


def test_the_same_words_from_a_second_form_are_the_same_answer(one):
    assert (post(one).id == post(one).id, Answer.objects.count()) == (True, 1)


def test_a_form_sent_again_does_not_wait_twice(of):
    people.answered(of, 3)
    one, item = people.person(of), uuid4()
    for _ in range(3):
        post(one, item=item)
    assert list(people.round_of(of).waiting.values()) == [1]


@pytest.mark.parametrize("again", [{"text": "Other words."}, {"text": "Mine.", "me": 5}], ids=["words", "rating"])
def test_a_change_without_the_etag_is_a_conflict_that_brings_what_stands(one, again):
    kept = post(one)
    with pytest.raises(Conflict) as conflict:
        post(one, item=kept.id, **again)
    assert (conflict.value.theirs, conflict.value.etag) == ("Mine.", keys.pack(bytes(kept.etag)))


def test_a_change_with_the_etag_keeps_the_id_and_renews_the_etag(one):
    kept = post(one)
    changed = post(one, "Better words.", etag=keys.pack(bytes(kept.etag)))
    assert (changed.id, changed.text, bytes(changed.etag) != bytes(kept.etag)) == (kept.id, "Better words.", True)


def test_of_two_tabs_with_the_same_etag_the_second_is_a_conflict(one):
    etag = keys.pack(bytes(post(one).etag))
    post(one, "First tab.", etag=etag)
    with pytest.raises(Conflict) as conflict:
        post(one, "Second tab.", etag=etag)
    assert (conflict.value.theirs, Answer.objects.get().text) == ("First tab.", "First tab.")


def test_a_change_can_take_one_rating_away(one):
    kept = post(one, me=4, guess=2)
    post(one, me=5, etag=keys.pack(bytes(kept.etag)))
    assert ratings() == [("me", 5)]


def test_a_change_before_the_first_reading_is_not_a_rewording(one):
    kept = post(one)
    assert post(one, "Better.", etag=keys.pack(bytes(kept.etag))).state == "posted"


def test_a_text_changed_after_others_could_read_it_says_reworded(of):
    one, *_ = people.answered(of, 3)
    assert people.answer(one, "Better.").state == "reworded"


def test_a_text_in_the_place_of_a_pass_is_not_a_rewording(of):
    one, *_ = people.answered(of, 3)
    states = []
    for text in ("", "A first text.", "Better."):
        states.append(people.answer(one, text).state)
        people.publish(of)
    assert (states, people.card_of(one).reworded) == (["posted", "posted", "reworded"], True)


def test_a_new_rating_alone_is_not_a_rewording(of):
    one, *_ = people.answered(of, 3, me=[4, 4, 4])
    assert people.answer(one, "What voice 1 says to question 1.", me=5).state == "posted"


def test_the_group_reads_the_old_text_until_the_tick(of):
    one, *_ = people.answered(of, 3)
    people.answer(one, "Better.")
    before = people.card_of(one).text
    people.publish(of)
    assert (before, people.card_of(one).text) == ("What voice 1 says to question 1.", "Better.")


def test_marks_of_a_reworded_answer_no_longer_count(of):
    one, two, *_ = people.answered(of, 3)
    people.react(two, people.card_of(one))
    people.publish(of)
    people.answer(one, "Better.")
    people.publish(of)
    assert (people.card_of(one).same, Reaction.objects.count()) == (0, 0)


def test_an_answer_changed_to_a_pass_leaves_the_board_at_once(of):
    one, *_ = people.answered(of, 3)
    people.answer(one, "")
    assert sorted(Card.objects.values_list("text", flat=True)) == [
        "What voice 2 says to question 1.",
        "What voice 3 says to question 1.",
    ]


def test_a_new_answer_does_not_change_the_version_of_the_board(of):
    people.answered(of, 3, me=[1, 2, 3])
    before = bytes(people.round_of(of).version)
    people.answered(of, 2, me=[4, 4], guess=[4])
    assert bytes(people.round_of(of).version) == before


def test_somebody_elses_form_is_refused(of, one):
    item = post(one).id
    with pytest.raises(BadKey):
        post(people.person(of), item=item)


def test_taking_back_leaves_nothing_but_the_id(of, one):
    kept = post(one, me=4, guess=2)
    people.withdraw(one)
    left = [model.objects.count() for model in (Answer, Rating, Card)]
    assert (left, list(Gone.objects.values_list("id", "discussion"))) == ([0, 0, 0], [(kept.id, of.id)])


def test_taking_back_takes_replies_and_marks_under_the_answer_along(of):
    one, two, *_ = people.answered(of, 3)
    people.react(two, people.card_of(one))
    people.reply(two, people.card_of(one))
    people.withdraw(one)
    assert (Reply.objects.count(), Reaction.objects.count(), Card.objects.count()) == (0, 0, 2)


def test_a_late_retry_of_something_taken_back_stays_withdrawn(one):
    kept = post(one)
    people.withdraw(one)
    with pytest.raises(Withdrawn):
        post(one, item=kept.id)


def test_a_change_that_comes_after_the_taking_back_brings_nothing_back(one):
    kept = post(one)
    people.withdraw(one)
    with pytest.raises(Withdrawn):
        post(one, "Better words.", etag=keys.pack(bytes(kept.etag)))
    assert Answer.objects.count() == 0


def test_after_taking_back_a_new_form_is_a_new_answer(one):
    kept = post(one)
    people.withdraw(one)
    assert post(one).id != kept.id


def test_taking_back_twice_is_taking_back_once(one):
    post(one)
    people.withdraw(one)
    people.withdraw(one)
    assert Gone.objects.count() == 1


def test_taking_back_what_has_changed_since_is_a_conflict(one):
    etag = keys.pack(bytes(post(one).etag))
    people.answer(one, "Changed.")
    with pytest.raises(ChangedMeanwhile):
        answers.withdraw(one.voice, round_id=people.round_of(one.discussion).id, etag=etag)
    assert (Answer.objects.get().text, Gone.objects.count()) == ("Changed.", 0)


def test_a_figure_that_falls_under_its_floor_by_taking_back_vanishes_at_once(of):
    one, *_ = people.answered(of, 5, me=[1, 2, 3, 4, 5])
    before = people.publish(of).figures["me"]
    people.withdraw(one)
    assert (before, people.round_of(of).figures["me"]) == ([1, 1, 1, 1, 1], None)


def test_a_figure_above_its_floor_waits_for_the_next_tick(of):
    one, *_ = people.answered(of, 6, me=[1, 2, 3, 4, 5, 5])
    people.withdraw(one)
    before = people.round_of(of).figures["me"]
    assert (before, people.publish(of).figures["me"]) == ([1, 1, 1, 1, 2], [0, 1, 1, 1, 2])


def test_beyond_the_voice_budget_nobody_new_can_write():
    of = people.discussion(expected=1)
    found = people.answered(of, 20)
    with pytest.raises(Full):
        post(people.person(of))
    assert people.answer(found[0], "The first twenty can still change.").state == "reworded"


def test_letting_more_in_widens_the_budget():
    of = people.discussion(expected=1)
    people.answered(of, 20)
    discussions.let_more_in(of, beyond=20)
    post(people.person(of))
    assert Answer.objects.count() == 21


def test_nothing_is_taken_after_closing(of, one):
    discussions.close(of)
    with pytest.raises(Closed):
        post(one)
    assert Answer.objects.count() == 0


def test_after_closing_one_can_still_take_back(of, one):
    post(one)
    discussions.close(of)
    people.withdraw(one)
    assert (Answer.objects.count(), Card.objects.count()) == (0, 0)


def test_a_discussion_that_was_deleted_meanwhile_takes_nothing_and_says_so(of, one):
    round_id = people.round_of(of).id
    discussions.delete(of)
    with pytest.raises(NotFound):
        answers.post(one.voice, round_id=round_id, item=uuid4(), content=Content("Mine."))


def test_nothing_is_taken_before_the_question_is_asked(of, one):
    Round.objects.filter(discussion=of).update(state=Round.State.WAITING)
    with pytest.raises(NotWriting):
        post(one)
    assert Discussion.objects.get().state == "open"
