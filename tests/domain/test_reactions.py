import pytest

from discussions.domain import attention, discussions, queue, reactions, reading
from discussions.domain.refusals import AnswerGone, Closed, Refusal
from discussions.models import Concern, Reaction
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def team():
    return people.answered(people.discussion(), 5)


@laid
def card(team):
    """The first answer, which everybody may read."""
    people.publish(team[0].discussion)
    return people.card_of(team[0])


def counted(card) -> tuple[int, int, int]:
    card.refresh_from_db()
    return card.same, card.differently, card.skipped


def waiting(card) -> list[int]:
    return list(people.round_of(card.round.discussion).waiting.values())


def test_marks_are_counted_at_the_tick(team, card):
    for one, value in zip(team[1:], ["same", "same", "differently", "skip"], strict=True):
        people.react(one, card, value)
    people.publish(card.round.discussion)
    assert counted(card) == (2, 1, 1)


def test_another_mark_takes_the_place_of_the_first(team, card):
    for value in ("same", "differently"):
        people.react(team[1], card, value)
    people.publish(card.round.discussion)
    assert (counted(card), Reaction.objects.count()) == ((0, 1, 0), 1)


def test_the_same_mark_twice_waits_once(team, card):
    for _ in range(2):
        people.react(team[1], card, "same")
    assert (waiting(card), Reaction.objects.count()) == ([1], 1)


def test_marks_of_one_voice_on_two_answers_share_no_tag(team, card):
    people.react(team[2], card)
    people.react(team[2], people.card_of(team[1]))
    assert len({bytes(tag) for tag in Reaction.objects.values_list("tag", flat=True)}) == 2


def test_nobody_marks_an_answer_of_their_own(team, card):
    with pytest.raises(Refusal):
        people.react(team[0], card)
    assert Reaction.objects.count() == 0


def test_an_answer_that_was_taken_back_cannot_be_marked(team, card):
    people.withdraw(team[0])
    with pytest.raises(AnswerGone):
        people.react(team[1], card)


def test_after_closing_nobody_marks(team, card):
    discussions.close(card.round.discussion)
    with pytest.raises(Closed):
        people.react(team[1], card)


def test_a_concern_is_kept_with_its_reason_and_waits_for_no_tick(team, card):
    reactions.raise_concern(team[1].voice, card=card, reason="names")
    assert (list(Concern.objects.values_list("answer", "reason")), waiting(card)) == ([(card.pk, "names")], [])


def test_a_second_concern_of_one_voice_changes_the_reason(team, card):
    for reason in ("names", "attack"):
        reactions.raise_concern(team[1].voice, card=card, reason=reason)
    assert list(Concern.objects.values_list("reason", flat=True)) == ["attack"]


def test_a_concern_changes_nothing_that_others_see(team, card):
    before = bytes(people.round_of(card.round.discussion).version)
    reactions.raise_concern(team[1].voice, card=card, reason="other")
    assert bytes(people.round_of(card.round.discussion).version) == before


def test_nobody_raises_a_concern_about_an_answer_of_their_own(team, card):
    with pytest.raises(Refusal):
        reactions.raise_concern(team[0].voice, card=card, reason="other")
    assert Concern.objects.count() == 0


def test_a_mark_and_a_concern_of_one_voice_share_no_tag(team, card):
    people.react(team[1], card)
    reactions.raise_concern(team[1].voice, card=card, reason="other")
    assert bytes(Reaction.objects.get().tag) != bytes(Concern.objects.get().tag)


@laid
def themed(team, card):
    """The first answer under a theme."""
    people.theme(card.round.discussion, "Looking slow", team[0])
    return card


def object_to_theme(one) -> None:
    reactions.object_to_theme(one.voice, round_id=people.round_of(one.discussion).id)


def reported(of) -> list[str]:
    return [item.concern_words for item in queue.queue_of(of, state="concerns").items]


def test_a_writer_objects_to_a_theme_and_the_facilitator_learns_it_at_the_tick(team, themed):
    of = themed.round.discussion
    for _ in range(2):
        object_to_theme(team[0])
    before = (reported(of), attention.reported_of([of.pk])[of.pk], waiting(themed))
    people.publish(of)
    assert before == ([], 0, [1])
    assert reported(of) == ["Concern from 1 · Its writer finds it under the wrong theme"]


def test_an_objection_to_a_theme_hides_nothing_from_its_writer(team, themed):
    object_to_theme(team[0])
    people.publish(themed.round.discussion)
    assert reading.question_of(people.again(team[0]), 1).reading.mine.id == themed.pk


def test_a_concern_of_somebody_else_needs_no_tick_to_be_seen(team, themed):
    reactions.raise_concern(team[1].voice, card=themed, reason="names")
    assert reported(themed.round.discussion) == ["Concern from 1 · It names a person"]


def test_nobody_objects_without_an_answer_under_a_theme(team, themed):
    for one in (team[1], people.person(themed.round.discussion)):
        with pytest.raises(Refusal):
            object_to_theme(one)
    assert Concern.objects.count() == 0
