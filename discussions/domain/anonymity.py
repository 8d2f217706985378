"""The voice and its tags: the only code that reads a participant's cookie, and the only code that makes a tag."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Mapping
from enum import Enum
from uuid import UUID

from django.conf import settings

from discussions.models import Discussion

VERSION = b"\x01"
SECRET_BYTES = 32


class Purpose(Enum):
    """What a tag is for. Two purposes never share a tag, so no two things of one person do."""

    ANSWER = b"answer"
    RATING_ME = b"rating-me"
    RATING_GUESS = b"rating-guess"
    REACTION = b"reaction"
    REPLY = b"reply"
    CONCERN = b"concern"
    LINE = b"line"
    WAITING = b"waiting"
    # Only where a discussion declared that marks are joined.
    BALLOT = b"ballot"
    GAP = b"gap"


class Voice:
    """A browser's right to what it wrote in one discussion. It never shows its secret, not even in a traceback."""

    __slots__ = ("_salt", "_secret", "_stride")

    def __init__(self, salt: bytes | memoryview, secret: bytes) -> None:
        self._salt = bytes(salt)
        self._secret = secret
        self._stride = int.from_bytes(hmac.digest(secret, b"order", "sha256")) | 1

    def __repr__(self) -> str:
        return "<Voice>"

    def tag(self, purpose: Purpose, scope: UUID) -> bytes:
        """The 32 bytes that stand in the place of an author.

        HMAC-SHA256 under TAG_KEY over parts of fixed length: version 1, salt 32, purpose 16, scope 16, secret 32 bytes.
        """
        message = VERSION + self._salt + purpose.value.ljust(16, b"\0") + scope.bytes + self._secret
        return hmac.digest(settings.TAG_KEY, message, "sha256")

    def order(self, item: UUID) -> int:
        """Where an item stands for this voice, in 128 bits: stable on reload, different for each voice.

        Ids are random, so a multiplication by an odd number of the voice's own is enough (Knuth, TAOCP 6.4).
        """
        return item.int * self._stride % 2**128

    def cookie(self) -> str:
        return urlsafe_b64encode(self._secret).decode().rstrip("=")


def cookie_name(discussion: Discussion) -> str:
    """One cookie for each discussion, so two discussions never share a voice."""
    return f"{settings.COOKIE_PREFIX}voice-{discussion.id.hex}"


def new_voice(discussion: Discussion) -> Voice:
    return Voice(discussion.salt, secrets.token_bytes(SECRET_BYTES))


def voice_of(discussion: Discussion, cookies: Mapping[str, str]) -> Voice | None:
    """The voice this browser has in the discussion, or None. Nothing but the cookie ever sets a voice."""
    return voice_kept(discussion, cookies.get(cookie_name(discussion), ""))


def voice_kept(discussion: Discussion, kept: str) -> Voice | None:
    """The voice that a cookie holds, or None for anything that no cookie of this server holds."""
    try:
        secret = urlsafe_b64decode(kept + "=")
    except (ValueError, BadBase64):
        return None
    return Voice(discussion.salt, secret) if len(secret) == SECRET_BYTES else None
