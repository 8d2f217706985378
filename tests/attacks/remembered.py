"""Sessions of twelve voices whose true course is known, and what is left of them in the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from operator import eq
from random import Random
from uuid import UUID, uuid4

from django.db import connection

from discussions.domain import answers, margin
from discussions.domain.access import Visit
from discussions.domain.anonymity import Purpose
from discussions.domain.answers import Content
from discussions.models import Answer, Card, Edition, LineMark, Rating, Reaction, Reply, Round
from tests import people

VOICES = 12
SESSIONS = 40
PLANTED = 4
QUESTIONS = (1, 2, 3, 4)
TABLES = {"answers": Answer, "ratings": Rating, "replies": Reply, "marks": Reaction, "cards": Card, "lines": LineMark}
# What people wrote is theirs to give away; the other columns must not.
WORDS = {"text", "second_text", "round_id", "discussion_id"}

Order = list[int]


@dataclass
class Look:
    """One table of one question: who came when, and the voices of its rows as each way of looking orders them.

    Lines have no question: the marks of one sentence are one look, under its number.
    """

    table: str
    number: int
    came: Order
    seen: dict[str, Order] = field(default_factory=dict)


@dataclass
class Session:
    """Twelve voices in the order in which they come; they keep one pace, the easiest case for an attacker."""

    voices: list[Visit]
    rounds: dict[int, Round]
    items: dict[tuple[int, int], UUID] = field(default_factory=dict)
    late: dict[int, list[int]] = field(default_factory=dict)

    def write(self, number: int, place: int, text: str, *, me: int | None = None) -> None:
        item = self.items[number, place] = uuid4()
        content = Content(text, me)
        answers.post(self.voices[place].voice, round_id=self.rounds[number].id, item=item, content=content)

    def whose(self, table: str, number: int) -> dict[UUID, int]:
        """The voice of each row that lies there now, by its key, which only these voices can tell."""
        if table in {"answers", "cards"}:
            # The form made the id, and its sender knows it.
            return {item: place for (asked, place), item in self.items.items() if asked == number}
        rows = TABLES[table].objects.filter(**self.scope(table, number))
        return {row.pk: self._writer(table, number, row) for row in rows}

    def scope(self, table: str, number: int) -> dict[str, object]:
        """What the rows of one look have in common, by column."""
        round_ = self.rounds[number]
        if table == "lines":
            return {"discussion_id": round_.discussion_id, "sentence": number}
        return {"round_id": round_.id}

    def _writer(self, table: str, number: int, row: Rating | Reaction | Reply | LineMark) -> int:
        if table == "ratings":
            purpose, scope = Purpose.RATING_ME, self.rounds[number].id
        elif table == "marks":
            purpose, scope = Purpose.REACTION, row.answer_id
        elif table == "lines":
            purpose, scope = Purpose.LINE, margin.scope_of(row.discussion_id, number)
        else:
            purpose, scope = Purpose.REPLY, row.pk
        return [one.tag(purpose, scope) for one in self.voices].index(bytes(row.tag))

    def came(self, table: str, number: int, kept: Collection[int]) -> Order:
        """The voices whose rows are left, in the order in which these rows came."""
        late = self.late.get(number, []) if table in {"answers", "ratings", "cards"} else []
        first = [place for place in range(VOICES) if place not in late]
        return [place for place in (*first, *late) if place in kept]


def hold(seed: int, edition: Edition) -> Session:
    """Changes, two answers taken back and given anew; in every fourth one marks, replies, second thoughts and lines."""
    chance = Random(seed)
    of = people.discussion(of=edition)
    found = Session(people.people(of, VOICES), {number: people.round_of(of, number) for number in QUESTIONS})
    for number in QUESTIONS:
        for place in range(VOICES):
            found.write(number, place, f"Voice {place}.", me=chance.randint(1, 5) if number < 3 else None)
    for place, voice in enumerate(found.voices if seed % 4 == 0 else ()):
        card = Card.objects.get(pk=found.items[1, (place + 1) % VOICES])
        people.react(voice, card)
        people.reply(voice, card)
        people.think_again(voice, f"Voice {place}, after reading.", me=chance.randint(1, 5))
        value = chance.choice(LineMark.Value.values)
        margin.mark(voice.voice, discussion_id=of.pk, sentence=1, value=value)
    for place in chance.sample(range(VOICES), 2):
        people.withdraw(found.voices[place], number=2)
        found.write(2, place, "Anew.", me=3)
        found.late.setdefault(2, []).append(place)
    for place in chance.sample(range(VOICES), 3):
        people.answer(found.voices[place], "In other words.", number=3)
    return found


def looks_at(found: Session) -> Iterator[Look]:
    """Every table of every question, through everything that puts rows in an order."""
    for table, model in TABLES.items():
        dumped = _as_dumped(table)
        columns = [one.column for one in model._meta.concrete_fields if one.column not in WORDS]
        for number in QUESTIONS:
            whose = found.whose(table, number)
            if not whose:
                continue
            seen = {"dump": [whose[key] for key in dumped if key in whose]}
            for by, keys in _sorted(table, found.scope(table, number), ["ctid", "xmin::text::bigint", *columns]):
                seen[by.partition(":")[0]] = [whose[key] for key in keys]
            yield Look(table, number, found.came(table, number, seen["ctid"]), seen)


def _sorted(table: str, scope: dict[str, object], ways: list[str]) -> Iterator[tuple[str, list[UUID]]]:
    """Each way of putting rows in an order, with their keys in that order."""
    key, name = TABLES[table]._meta.pk.column, TABLES[table]._meta.db_table
    # What ties is left to chance, so that a tie tells nothing by itself.
    orders = ", ".join(f"array_agg({key} ORDER BY {by}, random())" for by in ways)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {orders} FROM {name} WHERE {_where(scope)}", list(scope.values()))
        return zip(ways, cursor.fetchone(), strict=True)


def _where(scope: dict[str, object]) -> str:
    return " AND ".join(f"{column} = %s" for column in scope)


def _as_dumped(table: str) -> list[UUID]:
    """The keys of a table in the order in which `pg_dump` writes its rows: it sends this very command."""
    model = TABLES[table]
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} TO STDOUT") as out:
        place = [one.column for one in model._meta.concrete_fields].index(model._meta.pk.column)
        return [UUID(bytes(row).decode().split("\t")[place]) for row in out]


def plant(found: Session) -> None:
    """The leak: every row laid into an empty table in the order of its coming, as it lies if nothing is stirred."""
    found.late.clear()
    rows = {table: _rows_in_order(found, table) for table in TABLES}
    with connection.cursor() as cursor:
        for model in reversed(TABLES.values()):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
            cursor.execute(f"VACUUM FULL {model._meta.db_table}")
        for table, model in TABLES.items():
            marks = ", ".join(["%s"] * len(model._meta.concrete_fields))
            for row in rows[table]:
                cursor.execute(f"INSERT INTO {model._meta.db_table} VALUES ({marks})", row)


def _rows_in_order(found: Session, table: str) -> list[tuple[object, ...]]:
    model, rows = TABLES[table], []
    for number in QUESTIONS:
        whose = found.whose(table, number)
        with connection.cursor() as cursor:
            scope = found.scope(table, number)
            cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE {_where(scope)}", list(scope.values()))
            place = [one.name for one in cursor.description].index(model._meta.pk.column)
            rows += sorted(cursor.fetchall(), key=lambda row: whose[row[place]])
    return rows


def matched(pairs: Iterable[tuple[Order, Order]]) -> tuple[float, float, float]:
    """The share of rows that stand in the same place in both orders; what chance gives, and its standard deviation.

    Two unrelated orders agree in one place on average, with a variance of one, however long they are.
    """
    found = [(sum(map(eq, one, other)), len(one)) for one, other in pairs]
    rows = sum(length for _, length in found)
    return sum(right for right, _ in found) / rows, len(found) / rows, sqrt(len(found)) / rows
