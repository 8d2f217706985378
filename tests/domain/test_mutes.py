import pytest

from discussions.domain import leaving, mutes, reactions
from discussions.domain.refusals import Muted
from discussions.models import Mute
from tests import people
from tests.deciding import decide, own, undo
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Four whose answers can be read."""
    return people.readable(of, 4)


@laid
def muted(of, team):
    """One of four, whose answer was muted."""
    decide(of, "mute", own(team[0]))
    return team[0]


WRITES = {
    "answer": lambda one, card: people.answer(one, "To the second.", number=2),
    "change": lambda one, card: people.answer(one, "Other words."),
    "reply": lambda one, card: people.reply(one, card),
    "react": lambda one, card: people.react(one, card),
    "concern": lambda one, card: reactions.raise_concern(one.voice, card=card, reason="other"),
}


@pytest.mark.parametrize("write", WRITES)
def test_the_voice_of_a_muted_answer_writes_no_more(muted, team, write):
    with pytest.raises(Muted):
        WRITES[write](muted, people.card_of(team[1]))


@pytest.mark.parametrize("write", WRITES)
def test_everybody_else_writes_on(muted, team, write):
    WRITES[write](team[2], people.card_of(team[1]))


def test_the_voice_of_a_muted_reply_writes_no_more(of, team):
    note = people.reply(team[0], people.card_of(team[1]))
    people.publish(of)
    decide(of, "mute", note)
    with pytest.raises(Muted):
        people.answer(team[0], "To the second.", number=2)


def test_who_is_muted_may_take_back_and_stays_muted(of, muted):
    people.withdraw(muted)
    leaving.withdraw_everything(muted.voice, discussion_id=of.id)
    with pytest.raises(Muted):
        people.answer(muted, "Anew.")


def test_a_mute_copies_purpose_scope_and_tag_of_its_item_and_nothing_else(of, muted):
    [row] = Mute.objects.values("discussion_id", "purpose", "scope", "tag")
    assert row == {
        "discussion_id": of.pk,
        "purpose": "answer",
        "scope": people.round_of(of).id,
        "tag": bytes(own(muted).tag),
    }


def test_muting_changes_nothing_that_can_be_read(of, team):
    before = bytes(people.round_of(of).version)
    decide(of, "mute", own(team[0]))
    assert bytes(people.round_of(of).version) == before


def test_a_mute_is_undone(of, team):
    undo(of, decide(of, "mute", own(team[0])))
    people.answer(team[0], "To the second.", number=2)


def test_a_mute_is_undone_after_its_item_was_taken_back(of, team):
    act = decide(of, "mute", own(team[0]))
    people.withdraw(team[0])
    undo(of, act)
    people.answer(team[0], "Anew.")


def test_muting_twice_is_once(of, team):
    decide(of, "mute", own(team[0]))
    assert (mutes.mute(own(team[0])), Mute.objects.count()) == (None, 1)


def test_a_mute_holds_in_its_discussion_alone(of, muted):
    elsewhere = people.discussion(team="Other", of=of.edition)
    people.answer(people.person(elsewhere), "Said elsewhere.")
    assert not mutes.is_muted(muted.voice, elsewhere.id)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_voice_is_compared_in_one_go_however_many_are_muted(of, team, count, django_assert_num_queries):
    for one in team[:count]:
        decide(of, "mute", own(one))
    newcomer, asked = people.person(of), people.round_of(of).id
    with django_assert_num_queries(1):
        assert not mutes.is_muted(newcomer.voice, asked)
    assert [mutes.is_muted(one.voice, asked) for one in team[:count]] == [True] * count
