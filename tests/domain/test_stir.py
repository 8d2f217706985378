"""What lies on disk, asked of `ctid`, `xmin` and the order in which a dump would copy the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from discussions.domain import nightly, rounds
from discussions.domain import stir as stirring
from discussions.domain.stir import AT_TICK, NEIGHBOURS, lay, stir, stir_at_tick, stir_gone
from discussions.models import Answer, Card, Concern, Gone, Moderated, Rating, Reaction, Reply, Round
from tests import people
from tests.layers import laid

STIRS = 60
ROWS = 40
BY_PLACE = "SELECT {wanted} FROM discussions_answer WHERE round_id = %s ORDER BY ctid"


def lying(round_id: UUID, wanted: str = "id") -> list:
    with connection.cursor() as cursor:
        cursor.execute(BY_PLACE.format(wanted=wanted), (round_id,))
        return [row[0] for row in cursor.fetchall()]


def copied(round_id: UUID) -> list[UUID]:
    """The ids in the order in which a dump writes them."""
    with connection.cursor() as cursor, cursor.copy("COPY discussions_answer (id, round_id) TO STDOUT") as out:
        rows = [bytes(row).decode().split() for row in out]
    return [UUID(own) for own, its_round in rows if its_round == str(round_id)]


ORDERS: dict[str, Callable[[UUID], list[UUID]]] = {"ctid": lying, "dump": copied}


def rank_correlation(one: Sequence[UUID], other: Sequence[UUID]) -> float:
    """Spearman's, for two orders of the same things."""
    place = {item: index for index, item in enumerate(other)}
    squares = sum((index - place[item]) ** 2 for index, item in enumerate(one))
    return 1 - 6 * squares / (len(one) * (len(one) ** 2 - 1))


def new_answer(round_: Round) -> Answer:
    return Answer(discussion_id=round_.discussion_id, round=round_, tag=uuid4().bytes * 2, kind="text", text="One.")


def post_plainly(round_: Round, rows: int) -> list[UUID]:
    """Rows as they would lie without a stir, in the order of their coming."""
    return [one.id for one in Answer.objects.bulk_create(new_answer(round_) for _ in range(rows))]


def correlations(*, stirs: int, stirred: bool) -> dict[str, float]:
    """How far each found order goes with that of coming, over many questions: the absolute values of the means."""
    of = people.discussion()
    found = dict.fromkeys(ORDERS, 0.0)
    round_ = people.round_of(of)
    for _ in range(stirs):
        Answer.objects.filter(round=round_).delete()
        came = post_plainly(round_, ROWS)
        if stirred:
            with transaction.atomic():
                stir(Answer, rounds.lock(round_.id).id, among=AT_TICK)
        for name, order in ORDERS.items():
            found[name] += rank_correlation(order(round_.id), came) / stirs
    return {name: abs(mean) for name, mean in found.items()}


@pytest.mark.django_db
def test_no_order_on_disk_tells_the_order_of_coming():
    found = correlations(stirs=STIRS, stirred=True)
    assert {name: mean for name, mean in found.items() if mean > 0.1} == {}


@pytest.mark.django_db
def test_without_a_stir_the_same_looks_find_the_order():
    found = correlations(stirs=5, stirred=False)
    assert {name: mean for name, mean in found.items() if mean < 0.95} == {}


@pytest.mark.django_db(transaction=True)
def test_after_a_stir_all_rows_were_written_by_one_transaction():
    of = people.discussion()
    round_ = people.round_of(of)
    for _ in range(ROWS):
        new_answer(round_).save()
    before = len(set(lying(round_.id, "xmin::text")))
    with transaction.atomic():
        stir(Answer, rounds.lock(round_.id).id, among=AT_TICK)
    assert (before, len(set(lying(round_.id, "xmin::text")))) == (ROWS, 1)


@pytest.mark.django_db
def test_a_stir_changes_no_row():
    of = people.discussion()
    people.answered(of, 12, me=[1, 2, 3], guess=[5])
    before = sorted(map(repr, [*Answer.objects.values_list(), *Rating.objects.values_list()]))
    for model in (Answer, Rating):
        stir(model, people.round_of(of).id)
    assert sorted(map(repr, [*Answer.objects.values_list(), *Rating.objects.values_list()])) == before


@pytest.mark.django_db
def test_a_tick_lays_down_anew_all_that_people_wrote_and_changes_none_of_it():
    of = people.discussion()
    one, two, _ = people.answered(of, 3, me=[1, 2, 3], guess=[5])
    card, models = people.card_of(one), (Answer, Rating, Reply, Reaction, Concern, Moderated)
    people.reply(two, card)
    people.react(two, card)
    Concern.objects.create(discussion=of, round=people.round_of(of), answer_id=card.pk, tag=b"t" * 32, reason="names")
    Moderated.objects.create(round=people.round_of(of), answer_id=card.pk, hidden=["voice"], card={"same": 1})

    def looked_at(columns: str) -> dict[str, list]:
        found = {}
        with connection.cursor() as cursor:
            for model in models:
                cursor.execute(f"SELECT {columns} FROM {model._meta.db_table} AS one")
                found[model.__name__] = sorted(cursor.fetchall())
        return found

    before, lay = looked_at("one::text"), looked_at("ctid::text")
    stir_at_tick(people.round_of(of).id)
    after = looked_at("ctid::text")
    assert looked_at("one::text") == before
    assert [name for name in after if not lay[name] or set(after[name]) & set(lay[name])] == []


@pytest.mark.django_db
def test_a_stirred_answer_keeps_what_hangs_on_it():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.reply(two, people.card_of(one))
    people.react(two, people.card_of(one))
    stir(Answer, people.round_of(of).id)
    assert (Reply.objects.get().answer_id, Reaction.objects.get().answer_id) == (people.card_of(one).pk,) * 2


@pytest.mark.django_db
def test_a_stir_leaves_other_questions_where_they_lie():
    of = people.discussion()
    people.answered(of, 5, number=1)
    people.answered(of, 5, number=2)
    other = lying(people.round_of(of, 2).id, "ctid::text")
    stir(Answer, people.round_of(of, 1).id)
    assert lying(people.round_of(of, 2).id, "ctid::text") == other


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Answer, Rating, Reply, Reaction, Concern, Card, Moderated])
def test_stirring_an_empty_question_is_nothing(model):
    stir(model, people.round_of(people.discussion()).id)
    assert model.objects.count() == 0


def moved(round_id: UUID, **how) -> int:
    """How many rows a stir lays down anew."""
    before = lying(round_id, "ctid::text")
    stir(Answer, round_id, **how)
    return len(set(lying(round_id, "ctid::text")) - set(before))


@laid
def crowd() -> UUID:
    """A question with 700 rows, each in a place that no stir has left free before."""
    round_ = people.round_of(people.discussion())
    Answer.objects.bulk_create(new_answer(round_) for _ in range(700))
    return round_.id


@pytest.mark.parametrize(
    ("how", "rows"), [({}, NEIGHBOURS), ({"among": AT_TICK}, AT_TICK), ({"among": nightly.WHOLE}, 700)]
)
def test_a_stir_lays_down_so_many_rows_and_no_more(crowd, how, rows):
    assert moved(crowd, **how) == rows


def test_the_fresh_row_is_always_among_those_laid_down(crowd):
    fresh = lying(crowd)[0]
    before = lying(crowd, "ctid::text")[0]
    stir(Answer, crowd, fresh=(fresh,), among=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctid::text FROM discussions_answer WHERE id = %s", (fresh,))
        assert cursor.fetchone()[0] != before


def place_in_run(round_id: UUID, fresh: UUID) -> int | None:
    """Where a row stands in the run of ids that the newest transaction laid down; None where that is no run of ids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text FROM discussions_answer WHERE round_id = %s ORDER BY id", (round_id,))
        rows = cursor.fetchall()
    newest = max((xmin for _, xmin in rows), key=int)
    ring = [(item, xmin == newest) for item, xmin in rows]
    begins = [place for place, (_, is_new) in enumerate(ring) if is_new and not ring[place - 1][1]]
    if len(begins) != 1:
        return None
    return [item for item, _ in ring[begins[0] :] + ring[: begins[0]]].index(fresh)


@pytest.mark.parametrize("is_changed", [False, True])
def test_what_is_laid_down_does_not_show_which_of_it_is_new(crowd, is_changed):
    """Else, of what several tables have of one transaction, that which came from one hand would be known."""
    round_ = Round.objects.get(pk=crowd)
    kept, places = list(Answer.objects.filter(round=crowd)[:30]), []
    for one in kept if is_changed else [fresh_row(round_) for _ in range(30)]:
        with transaction.atomic():
            lay([one], instead=(one.id,) if is_changed else ())
        places.append(place_in_run(crowd, one.id))
    assert ({*places} <= {*range(NEIGHBOURS + 1)}, len({*places}) > NEIGHBOURS / 3) == (True, True)


def test_among_neighbours_of_another_point_the_new_row_is_known(crowd, monkeypatch):
    round_, drawn = Round.objects.get(pk=crowd), stirring._drawn
    monkeypatch.setattr(stirring, "_drawn", lambda *asked: drawn(*asked[:3], *[[uuid4()] for _ in asked[3:]]))
    found = []
    for one in [fresh_row(round_) for _ in range(10)]:
        with transaction.atomic():
            lay([one])
        found.append(place_in_run(crowd, one.id))
    assert found.count(None) > 5


def test_the_neighbours_of_two_stirs_are_drawn_anew(crowd):
    before = lying(crowd, "id::text || ctid::text")
    stir(Answer, crowd)
    first = set(lying(crowd, "id::text || ctid::text")) - set(before)
    stir(Answer, crowd)
    second = set(lying(crowd, "id::text || ctid::text")) - first - set(before)
    assert {row[:36] for row in first} != {row[:36] for row in second}


def test_the_measure_of_order_is_one_and_minus_one_at_its_ends():
    came = [uuid4() for _ in range(ROWS)]
    assert (rank_correlation(came, came), rank_correlation(came[::-1], came)) == (1, -1)


@pytest.mark.django_db
def test_stirring_gone_ids_keeps_them_all():
    of = people.discussion()
    rows = Gone.objects.bulk_create([Gone(discussion=of) for _ in range(70)])
    stir_gone(of.id, fresh=[rows[0].id])
    assert set(Gone.objects.values_list("id", flat=True)) == {row.id for row in rows}


def fresh_row(round_: Round, text: str = "Fresh.", **more) -> Answer:
    return Answer(
        discussion_id=round_.discussion_id, round=round_, tag=uuid4().bytes * 2, kind="text", text=text, **more
    )


@pytest.mark.django_db
def test_a_row_is_stored_as_it_was_given_and_the_others_stay_as_they_were():
    round_ = people.round_of(people.discussion())
    post_plainly(round_, 5)
    before = sorted(Answer.objects.values_list())
    made = fresh_row(round_, "“Two”, and a %s", second_text="Line\nbreak", beside=True, state=Answer.State.REWORDED)
    lay([made])
    assert sorted(Answer.objects.exclude(pk=made.pk).values_list()) == before
    assert list(Answer.objects.filter(pk=made.pk).values_list()) == [
        tuple(getattr(made, field.attname) for field in Answer._meta.concrete_fields)
    ]


@pytest.mark.django_db
def test_empty_places_are_stored_empty():
    round_ = people.round_of(people.discussion())
    rows = [
        Rating(
            discussion_id=round_.discussion_id,
            round=round_,
            kind=kind,
            tag=uuid4().bytes * 2,
            value=2,
            second_value=second,
        )
        for kind, second in (("me", 4), ("guess", None))
    ]
    lay(rows)
    assert dict(Rating.objects.values_list("kind", "second_value")) == {"me": 4, "guess": None}


@pytest.mark.django_db
def test_rows_of_two_kinds_are_stored_in_one_statement(django_assert_num_queries):
    round_ = people.round_of(people.discussion())
    post_plainly(round_, 3)
    made = fresh_row(round_)
    rated = Rating(discussion_id=round_.discussion_id, round=round_, kind="me", tag=uuid4().bytes * 2, value=2)
    with django_assert_num_queries(1):
        lay([made], [rated])
    assert (Answer.objects.count(), Rating.objects.get().id) == (4, rated.id)


@pytest.mark.django_db
def test_a_row_instead_of_another_keeps_what_hangs_on_it():
    of = people.discussion()
    one, two, _ = people.answered(of, 3)
    people.reply(two, people.card_of(one))
    own = Answer.objects.get(pk=people.card_of(one).pk)
    own.text = "Other words."
    lay([own], instead=(own.id,))
    assert (Answer.objects.count(), Reply.objects.get().answer.text) == (3, "Other words.")


@pytest.mark.django_db(transaction=True)
def test_an_id_in_use_is_refused_unless_its_row_is_replaced():
    round_ = people.round_of(people.discussion())
    [item] = post_plainly(round_, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        lay([fresh_row(round_, id=item)])
    assert Answer.objects.get().text == "One."


@pytest.mark.django_db
def test_laying_nothing_down_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        lay([])


@pytest.mark.django_db
def test_rows_laid_down_one_by_one_lie_in_no_order_of_coming():
    of = people.discussion()
    round_, found = people.round_of(of), []
    for _ in range(24):
        Answer.objects.filter(round=round_).delete()
        came = [fresh_row(round_) for _ in range(12)]
        for row in came:
            lay([row])
        found.append(rank_correlation(lying(round_.id), [row.id for row in came]))
    # The mean of so many has a standard deviation of 0.06 where nothing goes together.
    assert abs(sum(found) / len(found)) <= 0.25
