"""Announce a change: events name what changed and carry nothing else."""

from django.db import connection

from discussions.live.topics import CHANNEL, pack


def announce(slug: str, topic: str) -> None:
    """Tell every open page of a discussion, once the caller's transaction is committed.

    Postgres holds a notification back until the commit, drops it at a rollback and folds equal ones of
    one transaction. The commit then takes a lock that all notifiers share: ticks and acts of the
    facilitator announce, a posted answer does not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, pack(slug, topic)])
