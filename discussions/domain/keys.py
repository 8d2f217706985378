"""The random key that a form carries: signed here, and the id of the row it makes."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer

from .refusals import BadKey


def issue(scope: UUID) -> str:
    """A new key for one row under `scope` (a round for answers, an answer for replies)."""
    return _signer(scope).sign(pack(uuid4().bytes))


def read(key: str, scope: UUID) -> UUID:
    """The id in the key. Raises BadKey for a key that this server did not make for this scope."""
    try:
        return UUID(bytes=unpack(_signer(scope).unsign(key)))
    except (BadSignature, ValueError):
        raise BadKey from None


def pack(value: bytes | memoryview) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def unpack(text: str) -> bytes:
    """The bytes behind `pack`; empty for anything else."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, BadBase64):
        return b""


def _signer(scope: UUID) -> Signer:
    return Signer(salt=f"discussions.key.{scope.hex}")
