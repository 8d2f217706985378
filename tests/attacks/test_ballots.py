"""What joined marks give away before the count, and that they give away nothing afterwards."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from discussions.domain import opinions
from discussions.domain.anonymity import Purpose
from discussions.models import Answer, Opinion, Reaction
from tests import people
from tests.opinions import filled

pytestmark = pytest.mark.django_db
VOICES = 24
# All that a row has but its own marks: what could join it to another.
COLUMNS = ("id", "tag", "ballot", "xmin::text")


def joinable(of) -> dict[str, int]:
    """For each column of a mark, how many marks share their value in it with another, and not with all of them."""
    found = {}
    for column in COLUMNS:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM discussions_reaction WHERE round_id = %s", (people.round_of(of).pk,))
            values = Counter(str(row[0] if not isinstance(row[0], bytes) else row[0].hex()) for row in cursor)
        found[column] = sum(count for count in values.values() if 1 < count < sum(values.values()))
    return found


def test_after_the_count_no_column_joins_two_marks_and_before_it_one_does():
    of = filled(VOICES, 12)[0].discussion
    before = joinable(of)
    people.close(of)
    opinions.count(people.round_of(of).pk)
    after = joinable(of)
    assert (before["ballot"] > 150, after) == (True, dict.fromkeys(COLUMNS, 0))


def test_after_the_count_no_ballot_is_left_anywhere():
    voices = filled(VOICES, 12)
    of = voices[0].discussion
    round_ = people.round_of(of)
    ballots = [one.tag(Purpose.BALLOT, round_.pk) for one in voices]
    found = [in_the_rows(ballots)]
    people.close(of)
    opinions.count(round_.pk)
    assert (found[0] > VOICES, in_the_rows(ballots)) == (True, 0)


def in_the_rows(ballots: list[bytes]) -> int:
    rows = [bytes(one or b"").hex() for one in Reaction.objects.values_list("ballot", flat=True)]
    kept = str(list(Opinion.objects.values("ballots", "groups", "found")))
    return sum(row == one.hex() for one in ballots for row in rows) + sum(one.hex() in kept for one in ballots)


def writers_found(voices) -> float:
    """The attack on ballots before the count: who has no mark on an answer has written it; the share of right guesses.

    Of several ballots without a mark one is guessed.
    """
    round_ = people.round_of(voices[0].discussion)
    whose = {one.tag(Purpose.ANSWER, round_.pk): one.tag(Purpose.BALLOT, round_.pk) for one in voices}
    marks: dict[bytes, set[object]] = {}
    for ballot, answer in Reaction.objects.exclude(ballot=None).values_list("ballot", "answer_id"):
        marks.setdefault(bytes(ballot), set()).add(answer)
    chances = []
    for item, tag in Answer.objects.filter(round=round_).values_list("id", "tag"):
        without = [ballot for ballot, marked in marks.items() if item not in marked]
        chances.append((whose[bytes(tag)] in without) / max(1, len(without)))
    return sum(chances) / len(chances)


def join_the_rest(voices) -> None:
    """The leak: every mark is joined, so that the only gap of a ballot is its own answer."""
    round_ = people.round_of(voices[0].discussion)
    cards = list(round_.cards.values_list("pk", flat=True))
    whose = {one.tag(Purpose.REACTION, card): one for one in voices for card in cards}
    left_out = list(Reaction.objects.filter(ballot=None))
    for mark in left_out:
        mark.ballot = whose[bytes(mark.tag)].tag(Purpose.BALLOT, round_.pk)
    Reaction.objects.bulk_update(left_out, ["ballot"])


def test_gaps_hide_a_writer_among_several_where_everybody_marks_everything():
    voices = filled(VOICES, VOICES)
    hidden = writers_found(voices)
    join_the_rest(voices)
    assert (hidden < 0.25, writers_found(voices)) == (True, 1)
