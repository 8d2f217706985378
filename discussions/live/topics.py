"""What an event may say: the discussion it belongs to, and one short word for what changed."""

import re

CHANNEL = "discussions"

# Said when events may have been missed: after the database was away, or a phone was.
EVERYTHING = "everything"

# No blank and no line end, so that neither a notification nor an event can be made to say two things.
_PAYLOAD = re.compile(r"([A-Za-z0-9_-]{1,100}) ([a-z][a-z0-9-]{0,39})")


def pack(slug: str, topic: str) -> str:
    """The payload of a notification; ValueError if it would carry more than a slug and a topic."""
    payload = f"{slug} {topic}"
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError("an event names a discussion and a short topic, and nothing else")
    return payload


def unpack(payload: str) -> tuple[str, str] | None:
    """The slug and the topic of a notification, or None where it is not one of ours."""
    found = _PAYLOAD.fullmatch(payload)
    return (found[1], found[2]) if found else None
