"""What must be true before anybody is asked to write here, asked of the running database and settings.

`manage.py check --tag anonymity` prints what is wrong, the participants' door stays closed while anything is,
and the receipt page prints what was found.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.utils.translation import gettext_lazy as _

from discussions.models import Answer, Concern, Facilitator, Gone, LineMark, Mute, Rating, Reaction, Reply

PARTICIPANTS_MODELS = (Answer, Rating, Reply, Reaction, Concern, LineMark, Mute, Gone)
PARTICIPANTS_TABLES = tuple(model._meta.db_table for model in PARTICIPANTS_MODELS)
RECHECK_SECONDS = 60

_REMEMBERING_COLUMNS = """
SELECT table_name || '.' || column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = ANY(%s) AND (
    data_type ~ '^(timestamp|date|time|interval|inet|cidr|macaddr|json)'
    OR is_identity = 'YES' OR column_default ~* '(nextval|now\\(|clock|current_|uuid)'
)
"""
_KEYS_TO_ACCOUNTS = """
SELECT conrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass(%s) AND conrelid::regclass::text = ANY(%s)
"""
# What each setting of the database has to be, so that its log and its files remember no text and no moment.
DATABASE_SETTINGS = {
    "track_commit_timestamp": ("off",),
    "log_min_error_statement": ("panic",),
    "log_error_verbosity": ("terse",),
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    # Each of these writes when a statement ran, whatever the one above says.
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
    "log_duration": ("off",),
}
ON_DISK = {"fsync": ("on",), "synchronous_commit": ("on", "remote_write", "remote_apply")}


@dataclass(frozen=True)
class Promise:
    """One sentence of the receipt and what the check behind it found; `wrong` is empty where it holds."""

    sentence: Any
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.wrong


def promises() -> tuple[Promise, ...]:
    """Every promise with what its check finds now."""
    return tuple(Promise(sentence, tuple(check())) for sentence, check in _CHECKS)


def kept() -> bool:
    """Whether all promises hold, asked at most once a minute of each process."""
    return _recent().all_hold


@dataclass(frozen=True)
class _Finding:
    all_hold: bool
    at: float


_last: list[_Finding] = []


def _recent() -> _Finding:
    if not _last or time.monotonic() - _last[0].at > RECHECK_SECONDS:
        _last[:] = [_Finding(all(promise.holds for promise in promises()), time.monotonic())]
        pool: Any = getattr(connection, "pool", None)
        if pool and not _last[0].all_hold:
            # What a role is given holds for connections that are made from then on.
            pool.drain()
    return _last[0]


def forget_finding() -> None:
    """Ask again at the next page, because something was changed."""
    _last.clear()


def _schema() -> list[str]:
    return _rows(_REMEMBERING_COLUMNS, (list(PARTICIPANTS_TABLES),))


def _accounts() -> list[str]:
    return _rows(_KEYS_TO_ACCOUNTS, (Facilitator._meta.db_table, list(PARTICIPANTS_TABLES)))


def _database_log() -> list[str]:
    return _settings_that_differ(DATABASE_SETTINGS)


def _on_disk() -> list[str]:
    return _settings_that_differ(ON_DISK) if settings.DATABASE_IS_DURABLE else []


def _tag_key() -> list[str]:
    found = [] if len(settings.TAG_KEY) >= 32 else ["TAG_KEY"]
    return [*found, *(["SECRET_KEY"] if settings.SECRET_KEY.encode() == settings.TAG_KEY else [])]


def _binding() -> list[str]:
    options: dict[str, Any] = connection.settings_dict["OPTIONS"]
    return [] if options.get("server_side_binding") else ["server_side_binding"]


def _headers() -> list[str]:
    return [] if settings.SECURE_REFERRER_POLICY == "same-origin" else ["SECURE_REFERRER_POLICY"]


def _settings_that_differ(wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    rows = _rows("SELECT name || '=' || setting FROM pg_settings WHERE name = ANY(%s)", (list(wanted),))
    return [row for row in rows if row.split("=", 1)[1] not in wanted[row.split("=", 1)[0]]]


def _rows(query: str, parameters: tuple[Any, ...]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [row[0] for row in cursor.fetchall()]


_CHECKS: tuple[tuple[Any, Callable[[], list[str]]], ...] = (
    (_("No time, address or running number is stored with anything you write: there is nowhere to put one."), _schema),
    (_("Nothing you write is tied to an account, a name or an e-mail address."), _accounts),
    (_("The database writes no text and no moment of posting into its log."), _database_log),
    (_("Texts travel to the database apart from its commands, so no command in a log can hold one."), _binding),
    (_("When the page says saved, it is on disk."), _on_disk),
    (_("The key that hides which browser wrote what is not in the database."), _tag_key),
    (_("Other sites do not learn the address of this discussion."), _headers),
)


@checks.register("anonymity", checks.Tags.database, deploy=True)
def check_promises(**_kwargs: Any) -> list[checks.CheckMessage]:
    """The promises as Django system checks, which no command but `manage.py check` waits for."""
    try:
        found = promises()
    except DatabaseError as error:
        # No row of anybody is asked for here, so none can be quoted.
        why = f"The database could not be asked: {str(error).partition(chr(10))[0]}"
        return [checks.Error(why, hint="Does its server run, and is DATABASE_URL its address?", id="anonymity.E000")]
    return [
        checks.Error(f"Not true here: {promise.sentence} ({', '.join(promise.wrong)})", id=f"anonymity.E{number:03}")
        for number, promise in enumerate(found, start=1)
        if not promise.holds
    ]
