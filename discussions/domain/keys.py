"""The random key that a form carries: signed here, and the id of the row it makes."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from uuid import UUID, uuid4

from django.utils.crypto import constant_time_compare, salted_hmac

from .refusals import BadKey


def issue(scope: UUID) -> str:
    """A new key for one row under `scope` (a round for answers, an answer for replies)."""
    item = uuid4().bytes
    return pack(item + _signature(item, scope))


def read(key: str, scope: UUID) -> UUID:
    """The id in the key. Raises BadKey for a key that this server did not make for this scope."""
    item, signature = unpack(key)[:16], unpack(key)[16:]
    if not constant_time_compare(signature, _signature(item, scope)) or pack(item + signature) != key:
        raise BadKey
    return UUID(bytes=item)


def pack(value: bytes | memoryview) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def unpack(text: str) -> bytes:
    """The bytes behind `pack`; empty for anything else."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, BadBase64):
        return b""


def _signature(item: bytes, scope: UUID) -> bytes:
    return salted_hmac("discussions.key", item + scope.bytes, algorithm="sha256").digest()
