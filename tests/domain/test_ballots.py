"""Ballots: whose marks are joined, for how long, and what a tick takes in of them."""

from collections import Counter
from uuid import uuid4

import pytest

from discussions.domain import ballots, leaving, setting_up
from discussions.domain.access import Visit
from discussions.domain.anonymity import Purpose
from discussions.domain.settings_of import settings_of
from discussions.models import Discussion, Opinion, Reaction
from tests import people
from tests.layers import laid
from tests.opinions import filled, mark, tick

pytestmark = pytest.mark.django_db


@laid
def voices() -> list[Visit]:
    """Twelve who have marked eight answers."""
    return filled(12, 8)


def by_ballot() -> Counter[str]:
    """How many marks each ballot has, and how many have none."""
    return Counter(bytes(one or b"").hex() for one in Reaction.objects.values_list("ballot", flat=True))


def taken(of) -> tuple[int, int]:
    """How often something was taken in, and how many ballots there are now."""
    found = Opinion.objects.get(round=people.round_of(of))
    return found.taken, len(found.ballots)


def one_reader(**settings):
    """Somebody who has marked eleven answers of others."""
    of = people.discussion(**settings)
    *_, reader = people.readable(of, 12)
    for card in people.round_of(of).cards.exclude(pk=people.card_of(reader).pk):
        people.react(reader, card)
    return reader


def test_where_nothing_was_declared_no_mark_is_joined():
    one_reader()
    assert (by_ballot(), Opinion.objects.count()) == ({"": 11}, 0)


def test_where_it_was_declared_the_marks_of_a_voice_share_a_ballot_but_for_the_gaps():
    reader = one_reader(joins_marks=True)
    cards = people.round_of(reader.discussion).cards.exclude(pk=people.card_of(reader).pk)
    gaps = sum(ballots.is_gap(reader.voice, card.pk) for card in cards)
    assert sorted(by_ballot().values()) == sorted(count for count in (gaps, 11 - gaps) if count)


def test_about_a_quarter_of_all_marks_are_gaps():
    [voice] = people.people(people.discussion(), 1)
    gaps = sum(ballots.is_gap(voice.voice, uuid4()) for _ in range(2_000))
    assert 400 < gaps < 600


def test_another_mark_on_the_same_answer_stays_in_the_same_ballot():
    reader = one_reader(joins_marks=True)
    before = by_ballot()
    people.react(reader, people.round_of(reader.discussion).cards.exclude(pk=people.card_of(reader).pk)[0], "skip")
    assert by_ballot() == before


def test_two_questions_share_no_ballot():
    of = people.discussion(joins_marks=True)
    [voice] = people.people(of, 1)
    item = next(one for one in iter(uuid4, None) if not ballots.is_gap(voice.voice, one))
    found = [ballots.ballot_of(voice.voice, people.round_of(of, number), item) for number in (1, 2, 5)]
    assert (len(set(found)), found[2]) == (3, None)


def test_a_tick_takes_in_what_was_joined(voices):
    of = voices[0].discussion
    assert taken(of) == (1, 12)


def test_two_takings_differ_by_three_ballots_at_least(voices):
    of = voices[0].discussion
    for count, expected in ((2, (1, 12)), (3, (2, 9))):
        gone = [bytes.fromhex(one) for one in sorted(Opinion.objects.get(round=people.round_of(of)).ballots)[:count]]
        Reaction.objects.filter(ballot__in=gone).delete()
        tick(of)
        assert taken(of) == expected


def test_at_closing_the_last_change_is_taken_in_too(voices):
    of = voices[0].discussion
    Reaction.objects.filter(ballot=Reaction.objects.exclude(ballot=None).first().ballot).delete()
    people.publish(of)
    assert taken(of) == (2, 11)


def test_a_tick_without_a_change_takes_nothing_in(voices):
    of = voices[0].discussion
    tick(of)
    assert taken(of) == (1, 12)


def test_who_takes_everything_back_takes_the_ballot_along(voices):
    of = voices[0].discussion
    own = voices[-1].tag(Purpose.BALLOT, people.round_of(of).pk).hex()
    Opinion.objects.update(groups={own: 0, "other": 1})
    leaving.withdraw_everything(voices[-1].voice, discussion_id=of.id)
    left = Opinion.objects.get()
    assert (taken(of), own in left.ballots, left.groups, own in by_ballot()) == ((1, 11), False, {"other": 1}, False)


def keep_apart(of: Discussion) -> None:
    settings = vars(settings_of(of)) | {"joins_marks": False}
    setting_up.change(of, settings=type(settings_of(of))(**settings))


def test_kept_apart_from_now_on_everything_that_was_joined_goes_at_once(voices):
    of = voices[0].discussion
    keep_apart(of)
    assert (set(by_ballot()), Opinion.objects.count(), Reaction.objects.count()) == ({""}, 0, 12 * 8 - 8)


def test_what_is_marked_afterwards_is_not_joined(voices):
    of = voices[0].discussion
    keep_apart(of)
    Reaction.objects.all().delete()
    mark(voices, people.round_of(of))
    assert set(by_ballot()) == {""}
