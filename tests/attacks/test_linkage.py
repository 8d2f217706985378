"""Two answers, one hand: rows of different questions are paired by every column and every order they lie in."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from uuid import uuid4

import pytest
from django.db import connection, transaction

from discussions.domain import leaving
from discussions.domain.anonymity import Purpose
from discussions.models import Answer, Card, Concern, Gone, LineMark, Rating, Reaction, Reply
from tests import people

from .remembered import Look, matched

ADVANTAGE = 0.02
CAUGHT = 0.95
ORDERS_OF_PLACE = ("ctid", "xmin", "dump")
TAGGED = (Answer, Rating, Reply, Reaction, Concern, LineMark)

pytestmark = pytest.mark.django_db


def paired(sessions: list[list[Look]], table: str) -> dict[str, tuple[float, float, float]]:
    """For each way of looking, how often rows at the same place in two questions are of one hand."""
    pairs = defaultdict(list)
    for looks in sessions:
        for one, other in combinations([look for look in looks if look.table == table], 2):
            both = set(one.came) & set(other.came)
            for name in one.seen:
                pair = [[voice for voice in look.seen[name] if voice in both] for look in (one, other)]
                pairs[name].append(tuple(pair))
    return {name: matched(found) for name, found in pairs.items()}


@pytest.mark.parametrize("table", ["answers", "ratings", "cards"])
def test_no_column_and_no_order_pairs_what_one_hand_wrote(sessions, table):
    found = paired(sessions.left, table)
    ahead = {name: share for name, (share, chance, sd) in found.items() if share - chance > max(ADVANTAGE, 4.5 * sd)}
    assert found.keys() >= set(ORDERS_OF_PLACE)
    assert ahead == {}


@pytest.mark.parametrize("table", ["answers", "ratings", "cards"])
def test_rows_in_the_order_of_posting_are_paired(sessions, table):
    found = paired(sessions.planted, table)
    assert [found[name][0] >= CAUGHT for name in ORDERS_OF_PLACE] == [True] * 3


def shared_pieces() -> int:
    """How many runs of eight bytes stand in the ids, tags and etags of two rows."""
    pieces: Counter[bytes] = Counter()
    for model in TAGGED:
        names = [one.name for one in model._meta.concrete_fields if one.name in {"id", "tag", "etag"}]
        for row in model.objects.values_list(*names):
            values = [getattr(value, "bytes", value) for value in row]
            pieces.update({bytes(value[at : at + 8]) for value in values for at in range(len(value) - 7)})
    return sum(count > 1 for count in pieces.values())


def test_no_piece_of_an_id_or_tag_stands_in_two_rows_until_one_is_planted():
    of = people.discussion()
    for number in (1, 2, 3):
        people.answered(of, 12, number=number, me=[3] * 12, guess=[4] * 12)
    found = people.answered(of, 3, number=4)
    for one in found:
        people.answer(one, "One hand.", number=1, me=2, guess=2)
        card = Card.objects.filter(round=people.round_of(of, 4)).exclude(pk=people.card_of(one, number=4).pk).first()
        people.react(one, card)
        people.reply(one, card)
    before = shared_pieces()
    first, second = Answer.objects.filter(round=people.round_of(of, 1))[:2]
    Answer.objects.filter(pk=second.pk).update(etag=bytes(first.tag)[:8])
    assert (before, shared_pieces() > 0) == (0, True)


def one_hand_in_fours(order: list[tuple[str, int]]) -> float:
    """Cut the ids into fours as they lie: the share of pairs within a four that are of one hand."""
    fours = [order[at : at + 4] for at in range(0, len(order), 4)]
    pairs = [one[1] == other[1] for four in fours for one, other in combinations(four, 2)]
    return sum(pairs) / len(pairs)


def gone_as_it_lies(by: str, hands: dict[str, int]) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM discussions_gone ORDER BY {by}, random()")
        return [(str(item), hands[str(item)]) for (item,) in cursor if str(item) in hands]


def everybody_leaves() -> dict[str, int]:
    """Twelve people with four answers each take everything back, one after the other; whose each id was."""
    of = people.discussion()
    found, hands = people.people(of, 12), {}
    for number in (1, 2, 3, 4):
        round_ = people.round_of(of, number)
        made = Answer.objects.bulk_create(
            Answer(discussion=of, round=round_, tag=one.tag(Purpose.ANSWER, round_.id), kind="text", text="Said.")
            for one in found
        )
        hands |= {str(answer.id): place for place, answer in enumerate(made)}
    for one in found:
        leaving.withdraw_everything(one.voice, discussion_id=of.id)
    return hands


def test_what_was_taken_back_in_one_go_does_not_lie_together():
    shares = dict.fromkeys(("ctid", "xmin::text::bigint", "id"), 0.0)
    for _ in range(2):
        hands = everybody_leaves()
        shares = {by: share + one_hand_in_fours(gone_as_it_lies(by, hands)) / 2 for by, share in shares.items()}
    # Chance is 3 of 47; the share of 144 pairs has a standard deviation of 0.02.
    assert {by: share for by, share in shares.items() if share > 3 / 47 + 0.1} == {}


@pytest.mark.parametrize("by", ["ctid", "xmin::text::bigint"])
def test_ids_that_lie_as_they_were_taken_back_are_found_together(by):
    hands = {str(uuid4()): place // 4 for place in range(48)}
    of = people.discussion()
    for item in hands:
        with transaction.atomic():
            Gone.objects.create(id=item, discussion=of)
    assert one_hand_in_fours(gone_as_it_lies(by, hands)) >= CAUGHT
