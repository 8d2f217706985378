"""The participants' tables cannot remember: read from the catalogue of the running database."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from discussions.models import Answer, Card, Concern, Discussion, Gone, LineMark, Mute, Rating, Reaction, Reply, Theme
from tests import people

pytestmark = pytest.mark.django_db

OWNED = {"id": "uuid", "discussion_id": "uuid"}
IN_ROUND = OWNED | {"round_id": "uuid", "tag": "bytea"}
COLUMNS = {
    Answer: IN_ROUND
    | {"kind": "varchar", "text": "text", "state": "varchar", "published": "bool", "etag": "bytea"}
    | {"second_text": "text", "beside": "bool"},
    Rating: IN_ROUND | {"kind": "varchar", "value": "int2", "second_value": "int2"},
    Reply: IN_ROUND | {"answer_id": "uuid", "text": "text", "published": "bool", "by_author": "bool"},
    Reaction: IN_ROUND | {"answer_id": "uuid", "value": "varchar", "published": "bool", "ballot": "bytea"},
    Concern: IN_ROUND | {"answer_id": "uuid", "reason": "varchar", "published": "bool"},
    LineMark: OWNED | {"sentence": "int2", "tag": "bytea", "value": "varchar"},
    Mute: OWNED | {"purpose": "varchar", "scope": "uuid", "tag": "bytea"},
    Gone: OWNED,
    Card: {"answer_id": "uuid", "round_id": "uuid", "text": "text", "second_text": "text", "reworded": "bool"}
    | {"same": "int4", "differently": "int4", "skipped": "int4"},
}
ELSEWHERE = {"Discussion", "Edition", "EntryLink", "Facilitator", "Passage", "Question", "Round", "WrongPasswords"}
MODERATION = {"Act", "Moderated", "Theme", "ThemeRejection"}
TAKEN_AWAY = {"Commitment", "Takeaway"}
# The board of a passage, as a round has that of a question.
BOARDS = {"Margin"}
# The facilitators' own: it may hold a time, and knows nobody.
STAGED = {"Stage"}
# A question's, as its Round is; what it has of anybody is gone after the last count.
COUNTED = {"Opinion"}
# On the way to a second device: it knows until when, and not whose.
UNDERWAY = {"Pairing"}

REMEMBERING = """
SELECT attname FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND (
    atttypid::regtype::text ~ '^(timestamp|date|time|interval|abstime|inet|cidr|macaddr|json|xid|oid|.*range)'
    OR attidentity <> '' OR pg_get_expr(adbin, adrelid) ~* '(nextval|now|clock|current_|localtime|uuid|xact)'
)
"""
KEYS_TO_ACCOUNTS = """
SELECT conname FROM pg_constraint
WHERE conrelid = %s::regclass AND confrelid = 'discussions_facilitator'::regclass
"""
UNIQUE = """
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u') ORDER BY 1
"""


def asked(query: str, *parameters: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def found(query: str, table: str) -> list[str]:
    return [row[0] for row in asked(query, table)]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


each_table = pytest.mark.parametrize("model", COLUMNS, ids=lambda model: model.__name__)


@each_table
def test_a_participants_table_has_exactly_these_columns(model):
    query = """
    SELECT attname, typname FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
    """
    assert dict(asked(query, model._meta.db_table)) == COLUMNS[model]


def test_every_model_is_either_a_participants_table_or_none():
    named = {model.__name__ for model in apps.get_app_config("discussions").get_models()}
    through = {Discussion.facilitators.through.__name__, Theme.answers.through.__name__}
    assert named | through == (
        {model.__name__ for model in COLUMNS}
        | ELSEWHERE
        | MODERATION
        | TAKEN_AWAY
        | STAGED
        | BOARDS
        | COUNTED
        | UNDERWAY
        | through
    )


@each_table
def test_no_column_can_hold_a_time_an_address_or_a_counter(model):
    assert found(REMEMBERING, model._meta.db_table) == []


@pytest.mark.parametrize(
    "planted",
    [
        "timestamptz",
        "timestamp",
        "date",
        "time",
        "interval",
        "inet",
        "cidr",
        "macaddr",
        "json",
        "jsonb",
        "tstzrange",
        "xid8",
        "bigserial",
        "bigint GENERATED ALWAYS AS IDENTITY",
        "text DEFAULT now()",
        "text DEFAULT clock_timestamp()",
        "text DEFAULT CURRENT_TIMESTAMP",
        "text DEFAULT pg_current_xact_id()",
        "uuid DEFAULT gen_random_uuid()",
    ],
)
def test_a_planted_column_that_remembers_is_found(planted):
    run(f"ALTER TABLE discussions_reply ADD COLUMN planted {planted}")
    assert found(REMEMBERING, "discussions_reply") == ["planted"]


@each_table
def test_no_participants_row_has_a_key_to_an_account(model):
    assert found(KEYS_TO_ACCOUNTS, model._meta.db_table) == []


def test_a_planted_key_to_an_account_is_found():
    run("ALTER TABLE discussions_answer ADD COLUMN author bigint CONSTRAINT planted REFERENCES discussions_facilitator")
    assert found(KEYS_TO_ACCOUNTS, "discussions_answer") == ["planted"]


@each_table
def test_no_trigger_writes_beside_the_row(model):
    query = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    assert found(query, model._meta.db_table) == []


@pytest.mark.parametrize(
    ("model", "unique"),
    [
        (Answer, ["PRIMARY KEY (id)", "UNIQUE (round_id, tag)"]),
        (Rating, ["PRIMARY KEY (id)", "UNIQUE (round_id, kind, tag)"]),
        (Reply, ["PRIMARY KEY (id)"]),
        (Reaction, ["PRIMARY KEY (id)", "UNIQUE (answer_id, tag)"]),
        (Concern, ["PRIMARY KEY (id)", "UNIQUE (answer_id, tag)"]),
        (LineMark, ["PRIMARY KEY (id)", "UNIQUE (discussion_id, sentence, tag)"]),
        (Gone, ["PRIMARY KEY (id)"]),
        (Card, ["PRIMARY KEY (answer_id)"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_one_of_each_per_voice_is_a_rule_of_the_database(model, unique):
    assert found(UNIQUE, model._meta.db_table) == unique


def refused_by_the_database(model, **changes) -> str:
    people.answered(people.discussion(), 1, me=[4])
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        model.objects.update(**changes)
    return error.value.__cause__.diag.constraint_name


@pytest.mark.parametrize("value", [0, 6])
def test_a_rating_off_the_scale_is_refused(value):
    assert refused_by_the_database(Rating, value=value) == "a_rating_is_one_to_five"


@pytest.mark.parametrize("changes", [{"second_value": 0}, {"second_value": 6}, {"second_value": 3, "kind": "guess"}])
def test_a_second_rating_is_on_the_scale_and_of_oneself(changes):
    assert refused_by_the_database(Rating, **changes) == "a_second_rating_is_of_oneself"


def test_a_second_text_stands_beside_a_first():
    changes = {"kind": "pass", "text": "", "second_text": "Alone."}
    assert refused_by_the_database(Answer, **changes) == "a_second_text_stands_beside_a_first"


@pytest.mark.parametrize("changes", [{"kind": "pass"}, {"text": ""}], ids=["a pass with text", "a text without"])
def test_a_pass_has_no_text_and_a_text_has_some(changes):
    assert refused_by_the_database(Answer, **changes) == "a_pass_has_no_text"


@pytest.mark.parametrize(
    ("setting", "rule"),
    [
        ({"floor_texts": 2}, "texts_open_at_three_or_more"),
        ({"floor_figures": 2}, "figures_open_at_three_or_more"),
        ({"reading_rule": "at_time"}, "a_reading_time_is_set"),
    ],
)
def test_a_discussion_cannot_be_set_looser_than_its_floors(setting, rule):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        people.discussion(**setting)
    assert error.value.__cause__.diag.constraint_name == rule
