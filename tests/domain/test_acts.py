import pytest
from django.db import DatabaseError, transaction

from discussions.domain import acts, clock, discussions, results
from discussions.domain.refusals import NotFound, Overtaken, UnknownChoice
from discussions.models import Act, Discussion, Mute
from tests import people
from tests.deciding import decide, facilitator, own, row_of, send_back, undo
from tests.layers import laid

pytestmark = pytest.mark.django_db

FIRST = "What voice 1 says to question 1."


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Four whose answers can be read."""
    return people.readable(of, 4)


def seen(of):
    """All that the group reads, and what is off the board."""
    found = results.result_of(people.round_of(of))
    return sorted((card for card in found.cards), key=lambda card: card.id), found.off_board


DO = {
    "hold": {},
    "send_back": {"rule": "names", "line": "Please."},
    "redact": {"words": "voice 1"},
    "keep": {},
    "pin": {},
    "mute": {},
}


@pytest.mark.parametrize("kind", DO)
def test_every_act_is_undone(of, team, kind):
    before = seen(of)
    act = decide(of, kind, own(team[0]), **DO[kind])
    undo(of, act)
    row = row_of(own(team[0]))
    assert (seen(of), Mute.objects.count()) == (before, 0)
    assert (row.state, row.pinned, row.settled, row.hidden, row.rule, row.line) == ("cleared", False, 0, [], "", "")


@pytest.mark.parametrize(("first", "kind"), [("hold", "release"), ("send_back", "release"), ("pin", "unpin")])
def test_what_takes_an_act_back_is_undone_too(of, team, first, kind):
    decide(of, first, own(team[0]), **DO[first])
    before, row = seen(of), row_of(own(team[0]))
    undo(of, decide(of, kind, own(team[0])))
    again = row_of(own(team[0]))
    assert (seen(of), again.state, again.pinned, again.rule) == (before, row.state, row.pinned, row.rule)


def test_acts_are_undone_one_after_the_other(of, team):
    before = seen(of)
    done = [decide(of, kind, own(team[0]), **DO[kind]) for kind in ("redact", "pin", "mute", "hold")]
    for act in reversed(done):
        undo(of, act)
    assert seen(of) == before


def test_undoing_twice_is_once(of, team):
    act = decide(of, "hold", own(team[0]))
    assert (undo(of, act).id, Act.objects.count()) == (undo(of, act).id, 2)


def test_an_undo_stays_done(of, team):
    with pytest.raises(UnknownChoice):
        undo(of, undo(of, decide(of, "hold", own(team[0]))))


def test_what_has_changed_since_is_not_undone(of, team):
    act = decide(of, "hold", own(team[0]))
    decide(of, "send_back", own(team[0]), rule="names")
    with pytest.raises(Overtaken):
        undo(of, act)


def test_a_reworded_answer_that_waits_is_not_undone(of, team):
    act = send_back(of, own(team[0]))
    people.answer(team[0], "Without a name.")
    people.publish(of)
    with pytest.raises(Overtaken):
        undo(of, act)


def test_what_was_taken_back_stays_taken_back(of, team):
    act = decide(of, "hold", own(team[0]), own(team[1]))
    people.withdraw(team[0])
    undone = undo(of, act)
    assert (undone.items, len(seen(of)[0])) == (1, 3)


def test_nothing_is_undone_where_all_of_it_was_taken_back(of, team):
    act = decide(of, "hold", own(team[0]))
    people.withdraw(team[0])
    with pytest.raises(Overtaken):
        undo(of, act)


def test_an_act_of_another_discussion_is_not_found(of, team):
    act = decide(of, "hold", own(team[0]))
    with pytest.raises(NotFound):
        undo(people.discussion(team="Other", of=of.edition), act)


def test_another_facilitator_undoes_as_well(of, team):
    act = decide(of, "hold", own(team[0]))
    undone = acts.undo(of, facilitator=facilitator("two@example.org"), act_id=act.id)
    assert (undone.facilitator.email, undone.undoes) == ("two@example.org", act)


def test_the_log_says_what_was_done_newest_first(of, team):
    held = decide(of, "hold", own(team[0]), note="personal attack")
    decide(of, "pin", own(team[1]))
    undo(of, held)
    decide(of, "keep", own(team[2]), own(team[3]))
    assert [(one.words, one.note, one.can_undo, one.on_day) for one in acts.log_of(of)] == [
        ("Kept 2 answers to question 1", "", True, clock.today()),
        ("Undone: Held an answer to question 1", "", False, clock.today()),
        ("Pinned an answer to question 1", "", True, clock.today()),
        ("Held an answer to question 1", "personal attack", False, clock.today()),
    ]


def test_the_log_offers_no_undo_where_something_has_changed(of, team):
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    decide(of, "hold", own(team[1]))
    people.withdraw(team[1])
    assert [one.can_undo for one in acts.log_of(of)] == [False, True, False]


def test_the_log_is_of_one_discussion_and_as_long_as_asked_for(of, team):
    for one in team:
        decide(of, "keep", own(one))
    elsewhere = people.discussion(team="Other", of=of.edition)
    assert (len(acts.log_of(of, most=3)), acts.log_of(elsewhere)) == (3, [])


def test_the_log_goes_on_from_any_of_its_lines(of, team):
    made = [decide(of, "keep", own(one)).id for one in team]
    assert [one.id for one in acts.log_of(of, before=made[2])] == [made[1], made[0]]


@pytest.mark.parametrize("count", [1, 50])
def test_the_log_asks_as_often_for_many_lines_as_for_one(of, team, count, django_assert_num_queries):
    for _ in range(count):
        decide(of, "keep", own(team[0]))
    with django_assert_num_queries(3):
        acts.log_of(of)


@pytest.mark.parametrize("change", [lambda rows: rows.update(note="Never."), lambda rows: rows._raw_delete("default")])
def test_no_line_of_the_log_is_changed_or_deleted(of, team, change):
    decide(of, "hold", own(team[0]))
    with pytest.raises(DatabaseError, match="the log of acts is only added to"), transaction.atomic():
        change(Act.objects.all())


def test_the_log_goes_with_its_discussion(of, team):
    undo(of, decide(of, "hold", own(team[0])))
    elsewhere = people.discussion(team="Other", of=of.edition)
    people.answered(elsewhere, 1)
    others = people.answered(elsewhere, 3)
    decide(elsewhere, "hold", own(others[0]))
    discussions.delete(of)
    assert (list(Discussion.objects.all()), Act.objects.count()) == ([elsewhere], 1)


def test_a_withdrawn_text_is_in_no_line_of_the_log(of, team):
    decide(of, "redact", own(team[0]), words="voice 1")
    send_back(of, own(team[0]))
    people.withdraw(team[0])
    assert [act for act in Act.objects.values_list("before", flat=True) if "voice" in str(act)] == []
