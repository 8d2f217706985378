from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction

from discussions.domain import clock, discussions, leaving, nightly, takeaways
from discussions.domain.takeaways import Promised, Said
from discussions.models import (
    Answer,
    Discussion,
    Margin,
)
from tests import people
from tests.attacks.serving import wait_until
from tests.deciding import decide, own
from tests.waiting import somebody_waits_for_a_lock

SECRET = "the words of somebody who changed their mind"
KEPT = "the words of somebody who did not"
TABLES = list(apps.get_app_config("discussions").get_models(include_auto_created=True))


def on_disk(words: str) -> list[str]:
    """The tables in whose data files the words stand."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        for model in TABLES:
            cursor.execute(
                "SELECT position(%s::bytea in pg_read_binary_file(pg_relation_filepath(%s::regclass))) > 0",
                (words.encode(), model._meta.db_table),
            )
            if cursor.fetchone()[0]:
                found.append(model.__name__)
    return found


@pytest.fixture
def regretted(transactional_db):
    """Among three answers one that was held and then taken back, and a reply and an earlier wording that were, too."""
    of = people.discussion()
    one, two, three = people.people(of, 3)
    people.answer(one, SECRET)
    people.answer(two, KEPT)
    people.answer(three, f"{SECRET} once")
    people.reply(one, people.card_of(two), SECRET)
    decide(of, "hold", own(one))
    people.answer(three, "A calmer wording.")
    leaving.withdraw_everything(one.voice, discussion_id=of.id)
    people.publish(of)
    return of


def in_the_log_of_changes(words: str) -> list[str]:
    """The files of PostgreSQL's write-ahead log in which the words stand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pg_ls_waldir()"
            " WHERE position(%s::bytea in pg_read_binary_file('pg_wal/' || name, 0, size, true)) > 0",
            (words.encode(),),
        )
        return [row[0] for row in cursor.fetchall()]


def open_elsewhere() -> set[str]:
    """The transactions that can still see old rows: those of other databases on the server, too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT concat_ws(' ', pid, datname, backend_type, xact_start) FROM pg_stat_activity"
            " WHERE (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL) AND pid <> pg_backend_pid()"
        )
        return {row[0] for row in cursor.fetchall()}


def left_after_nights(*words: str) -> list[str]:
    """Where the words stand after the night. What a transaction open elsewhere could still see goes a night later."""
    held = open_elsewhere()
    left = left_after_a_night(words)
    if left and held:
        wait_until(lambda: not held & open_elsewhere(), seconds=240)
        left = left_after_a_night(words)
    return left


def left_after_a_night(words: tuple[str, ...]) -> list[str]:
    nightly.run()
    return [table for one in words for table in on_disk(one)]


def test_words_that_were_taken_back_leave_the_data_files(regretted):
    before = on_disk(SECRET)
    assert (before, left_after_nights(SECRET)) == (["Answer", "Reply", "Card", "Moderated"], [])


def test_after_one_night_they_are_in_no_log_of_changes_either(transactional_db):
    # Tests beside this one write into the same log.
    words = f"The words {uuid4()}."
    of = people.discussion()
    [one] = people.people(of, 1)
    people.answer(one, words)
    people.withdraw(one)
    before = on_disk(words), len(in_the_log_of_changes(words)) > 0
    nightly.run()
    assert (before, in_the_log_of_changes(words)) == ((["Answer"], True), [])


def test_of_a_deleted_discussion_no_word_is_left_in_the_data_files(transactional_db):
    of = people.discussion()
    one, *others = people.readable(of, 3)
    heard, owner, theme, note = (f"The words {uuid4()}." for _ in range(4))
    takeaways.keep(of, said=Said(heard), etag="", promised=Promised("Ask before noon.", owner))
    people.theme(of, theme, one, *others)
    decide(of, "hold", own(one), note=note)
    words = (heard, owner, theme, note)
    before = [len(on_disk(one)) > 0 for one in words]
    discussions.delete(of)
    assert (before, left_after_nights(*words)) == ([True] * 4, [])


def test_a_role_without_special_rights_gets_through_the_night(regretted):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE ordinary IN ROLE CURRENT_USER")
        cursor.execute("SET ROLE ordinary")
        try:
            nightly.run()
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute("DROP ROLE ordinary")
    assert on_disk(KEPT) == ["Answer", "Card"]


def test_a_role_that_owns_nothing_but_its_tables_gets_through_the_night(regretted):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE owner_of_tables")
        try:
            cursor.execute("GRANT ALL ON SCHEMA public TO owner_of_tables")
            for table in connection.introspection.table_names():
                cursor.execute(f"ALTER TABLE {table} OWNER TO owner_of_tables")
            cursor.execute("SET ROLE owner_of_tables")
            nightly.run()
        finally:
            cursor.execute("RESET ROLE")
            cursor.execute("REASSIGN OWNED BY owner_of_tables TO CURRENT_USER")
            cursor.execute("DROP OWNED BY owner_of_tables")
            cursor.execute("DROP ROLE owner_of_tables")
    assert on_disk(KEPT) == ["Answer", "Card"]


def test_no_data_file_remembers_who_waited_for_a_tick_that_is_over(transactional_db, ticks_rest):
    of = people.discussion()
    one, two, three = people.readable(of, 3)
    people.react(one, people.card_of(two))
    people.mark_line(one, 1)
    marks = [*people.round_of(of).waiting, *Margin.objects.get(discussion=of).waiting]
    people.publish(of)
    for other in (two, three):
        people.mark_line(other, 1)
    assert [on_disk(mark) for mark in marks] == [["Round"], ["Margin"]]
    assert left_after_nights(*marks) == []


def test_words_that_stay_are_found_by_the_same_look(regretted):
    nightly.run()
    assert on_disk(KEPT) == ["Answer", "Card"]


def test_the_night_changes_no_row(regretted):
    before = [sorted(map(repr, model.objects.values_list())) for model in TABLES]
    nightly.run()
    assert [sorted(map(repr, model.objects.values_list())) for model in TABLES] == before


def writers_of_answers() -> int:
    """How many transactions wrote the answers that there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM discussions_answer")
        return cursor.fetchone()[0]


def test_rows_of_a_question_are_stirred_whole(transactional_db):
    of = people.discussion()
    for place in range(12):
        Answer.objects.create(discussion=of, round=people.round_of(of), tag=bytes([place] * 32), kind="text", text="A.")
    before = writers_of_answers()
    nightly.run()
    assert (before, writers_of_answers()) == (12, 1)


@pytest.mark.parametrize(("days", "left"), [(-1, 1), (0, 1), (1, 2)])
def test_a_discussion_is_deleted_on_its_delete_date(transactional_db, days, left):
    edition = people.edition()
    due = people.discussion(of=edition)
    people.answered(due, 3)
    Discussion.objects.update(delete_on=clock.today() + timedelta(days=days))
    people.discussion(of=edition)
    nightly.run()
    assert (Discussion.objects.count(), Answer.objects.count()) == (left, 3 * (left - 1))


def test_what_is_deleted_while_it_is_stirred_does_not_end_the_night(transactional_db):
    of = people.discussion()
    people.mark_line(people.person(of), 1)
    deleted = Event()

    def delete() -> None:
        try:
            with transaction.atomic():
                discussions.delete(of)
                deleted.set()
                wait_until(somebody_waits_for_a_lock)
        finally:
            connection.close()

    other = Thread(target=delete)
    other.start()
    deleted.wait()
    nightly.run()
    other.join()
    assert Discussion.objects.count() == 0
