from datetime import timedelta

import pytest
import time_machine

from discussions.domain import clock, discussions, leaving, lines, margin
from discussions.domain.refusals import Closed, Full, Muted, NotFound
from discussions.models import Discussion, LineMark, Margin, Mute
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    return people.people(of, 12)


def told(of) -> dict[str, list[int]]:
    return Margin.objects.get(discussion=of).figures


def waiting(of) -> int:
    return len(Margin.objects.get(discussion=of).waiting)


def mark(team, sentence: int, value: str = "struck") -> None:
    for one in team:
        people.mark_line(one, sentence, value)


def test_a_mark_is_kept_once_and_another_takes_its_place(team):
    for value in ("struck", "struck", "differently"):
        people.mark_line(team[0], 4, value)
    assert list(LineMark.objects.values_list("sentence", "value")) == [(4, "differently")]


def test_a_mark_is_taken_back(team):
    for value in ("struck", "none", "none"):
        people.mark_line(team[0], 4, value)
    assert LineMark.objects.count() == 0


def test_two_marks_of_one_voice_share_no_tag(team):
    mark(team[:1], 1)
    mark(team[:1], 2)
    assert len({bytes(tag) for tag in LineMark.objects.values_list("tag", flat=True)}) == 2


def test_counts_come_when_three_voices_have_marked(of, team):
    mark(team[:2], 4)
    before = told(of)
    people.mark_line(team[2], 4, "differently")
    assert (before, told(of), waiting(of)) == ({}, {"4": [2, 1]}, 0)


def test_one_voice_that_marks_many_lines_is_one(of, team):
    for sentence in range(1, 9):
        people.mark_line(team[0], sentence)
    assert (told(of), waiting(of)) == ({}, 1)


def test_the_counts_of_a_line_below_the_floor_of_texts_stay_back():
    of = people.discussion(floor_texts=4)
    mark(people.people(of, 3), 4)
    before = told(of)
    mark(people.people(of, 3), 4)
    assert (before, told(of)) == ({}, {"4": [6, 0]})


def test_three_who_mark_other_lines_do_not_uncover_a_fourth(of, team):
    mark(team[:3], 4)
    for one, sentence in zip(team[3:6], (4, 5, 6), strict=True):
        people.mark_line(one, sentence)
    assert told(of) == {"4": [3, 0]}


def test_what_was_held_back_comes_when_three_have_changed_a_line(of, team):
    mark(team[:3], 4)
    for one, sentence in zip(team[3:6], (4, 5, 6), strict=True):
        people.mark_line(one, sentence)
    mark(team[6:9], 4)
    assert told(of) == {"4": [7, 0]}


def test_a_line_that_falls_below_its_floor_is_told_no_more(of, team):
    mark(team[:3], 4)
    mark(team[:3], 4, "none")
    assert told(of) == {}


@pytest.mark.parametrize("value", ["struck", "differently"])
def test_a_line_that_fell_does_not_come_back_because_who_comes_marks_as_did_who_went(of, team, value):
    mark(team[:3], 4)
    mark(team[:1], 4, "none")
    mark(team[1:3], 5)
    fallen = told(of)
    mark(team[3:4], 4, value)
    mark(team[4:6], 6)
    assert (fallen, told(of)) == ({}, {})


def test_at_closing_the_counts_above_the_floor_go_out(of, team):
    mark(team[:3], 4)
    mark(team[3:4], 4)
    people.close(of)
    assert told(of) == {"4": [4, 0]}


@pytest.mark.usefixtures("ticks_rest")
def test_a_beat_counts_anew_what_time_has_made_due(of, team):
    mark(team[:3], 4)
    mark(team[3:6], 4)
    before = told(of)
    margin.run_due()
    early = told(of)
    with time_machine.travel(clock.now() + timedelta(seconds=16)):
        margin.run_due()
    assert (before, early, told(of)) == ({"4": [3, 0]}, {"4": [3, 0]}, {"4": [6, 0]})


def test_who_leaves_takes_the_marks_along(of, team):
    mark(team[:2], 4)
    leaving.withdraw_everything(team[0].voice, discussion_id=of.pk)
    assert (LineMark.objects.count(), lines.own_marks(people.again(team[1]))) == (1, {4: "struck"})


def test_marks_go_with_their_discussion(of, team):
    mark(team[:3], 4)
    discussions.delete(of)
    assert (LineMark.objects.count(), Margin.objects.count()) == (0, 0)


def test_a_line_that_the_passage_does_not_have_is_not_found(team):
    with pytest.raises(NotFound):
        people.mark_line(team[0], 35)


def test_after_closing_no_line_is_marked(of, team):
    discussions.close(of)
    with pytest.raises(Closed):
        people.mark_line(team[0], 1)


def test_who_is_muted_marks_nothing(of, team):
    tag = margin.tag_of(team[0].voice, of.pk, 1)
    Mute.objects.create(discussion=of, purpose="line", scope="0" * 32, tag=tag)
    Mute.objects.update(scope=str(margin.scope_of(of.pk, 1)))
    with pytest.raises(Muted):
        people.mark_line(team[0], 2)


def test_more_than_the_voice_budget_mark_no_line(of):
    Discussion.objects.filter(pk=of.pk).update(expected=1)
    mark(people.people(of, 20), 1)
    with pytest.raises(Full):
        people.mark_line(people.person(of), 1)


def test_a_discussion_that_was_deleted_meanwhile_takes_no_mark_and_says_so(of):
    [one], there = people.people(of, 1), of.pk
    discussions.delete(of)
    with pytest.raises(NotFound):
        margin.mark(one.voice, discussion_id=there, sentence=1, value="struck")
