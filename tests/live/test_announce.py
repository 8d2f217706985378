import psycopg
import pytest
from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from discussions.domain import discussions, reactions
from discussions.live.announce import announce
from discussions.live.topics import CHANNEL
from tests import people

SECONDS = 5.0


@pytest.fixture
def heard(transactional_db):
    """What a listener of its own hears: everything announced before this is asked, and nothing that comes later."""
    with psycopg.connect(address(), autocommit=True) as listener:
        listener.execute(f"LISTEN {CHANNEL}")

        def so_far() -> list[str]:
            # Notifications come in the order of their commits, so this one comes after all others.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, 'that is all')", [CHANNEL])
            payloads = []
            for notification in listener.notifies(timeout=SECONDS):
                if notification.payload == "that is all":
                    return payloads
                payloads.append(notification.payload)
            raise AssertionError("nothing was heard")

        yield so_far


def address() -> str:
    found = connection.get_connection_params()
    return make_conninfo(
        **{name: found[name] for name in ("dbname", "user", "password", "host", "port") if name in found}
    )


def test_an_announcement_says_the_discussion_and_the_topic(heard):
    announce("slug", "question-1")
    assert heard() == ["slug question-1"]


def test_what_is_rolled_back_was_never_announced(heard):
    with transaction.atomic():
        announce("slug", "question-1")
        transaction.set_rollback(True)
    assert heard() == []


def test_the_same_thing_twice_in_one_transaction_is_said_once(heard):
    with transaction.atomic():
        for topic in ("question-1", "question-1", "question-2"):
            announce("slug", topic)
    assert heard() == ["slug question-1", "slug question-2"]


def test_a_posted_answer_is_not_announced(heard):
    of = people.discussion()
    people.answered(of, 2)
    assert heard() == []


def test_a_tick_is_announced(heard):
    of = people.discussion()
    people.answered(of, 3)
    assert heard() == [f"{of.slug} question-1"]


def test_what_waits_for_the_next_tick_is_not_announced(heard):
    of = people.discussion()
    one, two, three, four = people.answered(of, 4)
    heard()
    people.react(one, people.card_of(two))
    people.reply(one, people.card_of(three))
    reactions.raise_concern(one.voice, card=people.card_of(two), reason="other")
    people.answer(one, "Changed.")
    people.withdraw(four)
    assert heard() == []


@pytest.mark.parametrize(
    "act",
    [discussions.close, discussions.delete, lambda of: discussions.change_reading_rule(of, rule="when_opened")],
    ids=["close", "delete", "rule"],
)
def test_acts_of_the_facilitator_are_announced(heard, act):
    of = people.discussion()
    act(of)
    assert f"{of.slug} discussion" in heard()


def test_what_goes_out_a_minute_after_closing_is_announced(heard):
    of = people.discussion()
    people.answered(of, 2)
    discussions.close(of)
    heard()
    people.close(of)
    assert {f"{of.slug} question-1", f"{of.slug} discussion"} <= set(heard())
