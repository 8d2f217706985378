"""PostgreSQL gathers values of columns for its plans: none of them may be a word, a tag, a salt or a ballot."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from discussions.domain import nightly
from discussions.models import Answer
from tests import people

SECRET = "the words of somebody who changed their mind"
_LOOSE = """
SELECT one.attrelid::regclass || '.' || one.attname
FROM pg_attribute AS one JOIN pg_class AS kept ON kept.oid = one.attrelid
WHERE kept.relkind = 'r' AND kept.relname LIKE 'discussions\\_%' AND one.attnum > 0 AND NOT one.attisdropped
    AND format_type(one.atttypid, NULL) ~ '^(text|character|bytea|json|hstore|bit)'
    AND one.attstattarget IS DISTINCT FROM 0
"""

pytestmark = pytest.mark.django_db


def ask(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def gathered() -> list[str]:
    """The columns of whose values something is kept that looks like the words."""
    ask("ANALYZE")
    return ask(
        "SELECT tablename || '.' || attname FROM pg_stats WHERE tablename LIKE 'discussions\\_%' AND"
        f" concat_ws(' ', most_common_vals::text, histogram_bounds::text, most_common_elems::text) ~ '{SECRET}'"
    )


def withdraw_what_was_analysed() -> None:
    of = people.discussion()
    team = people.people(of, 3)
    for place, one in enumerate(team):
        people.answer(one, f"{SECRET} {place % 2}")
    ask("ANALYZE")
    for one in team:
        people.withdraw(one)


def test_no_column_of_words_tags_salts_or_ballots_is_looked_into():
    assert ask(_LOOSE) == []


def test_a_later_column_that_is_looked_into_is_found():
    ask("ALTER TABLE discussions_answer ADD later text, ADD marks varchar(5)[], ADD place integer")
    assert ask(_LOOSE) == ["discussions_answer.later", "discussions_answer.marks"]


def test_no_word_that_was_taken_back_is_in_the_statistics():
    withdraw_what_was_analysed()
    assert (Answer.objects.count(), gathered()) == (0, [])


def test_where_columns_are_looked_into_the_same_look_finds_the_words():
    ask("ALTER TABLE discussions_answer ALTER text SET STATISTICS 100")
    withdraw_what_was_analysed()
    assert gathered() == ["discussions_answer.text"]


def test_what_was_gathered_before_goes_at_the_hand_of_whoever_owns_the_tables():
    ask("ALTER TABLE discussions_answer ALTER text SET STATISTICS 100")
    withdraw_what_was_analysed()
    before = gathered()
    ask("SET CONSTRAINTS ALL IMMEDIATE")
    ask("CREATE ROLE owns_tables")
    for table in ask("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'discussions\\_%'"):
        ask(f"ALTER TABLE {table} OWNER TO owns_tables")
    ask("SET LOCAL ROLE owns_tables")
    ask(import_module("discussions.migrations.0012_no_statistics_of_words").NONE_OF_WORDS)
    ask("RESET ROLE")
    left = gathered()
    assert (before, left, ask(_LOOSE)) == (["discussions_answer.text"], [], [])


@pytest.mark.django_db(transaction=True)
def test_the_night_rewrites_the_file_of_statistics():
    before = ask("SELECT pg_relation_filepath('pg_statistic')")
    nightly.run()
    assert ask("SELECT pg_relation_filepath('pg_statistic')") != before
