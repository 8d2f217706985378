"""Moving on to a second device: four words for ten minutes, or a text to keep. Both devices have the one voice then.

The words are kept nowhere. What they open is the voice in a box, under a key that is slow to make (scrypt, RFC 7914)
from the words and the secret of the server: rows and copies of rows open nothing, and whoever has that secret as well
has six thousand million keys to make within the ten minutes.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import UUID, uuid4

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.crypto import salted_hmac

from discussions.models import Discussion, Pairing

from . import clock, own, wordlist
from .access import Visit
from .anonymity import Voice, voice_kept
from .pairing_refusals import (
    HasWritten,
    NothingToTake,
    TooManyPairings,
    TooManyWrongWords,
    WrongText,
    WrongWords,
)
from .tries import WrongTries

MINUTES = 10
MOST_WRONG_TRIES = 5
MOST_AT_ONCE = 200
# So long may the form that used the words be sent again.
SENT_AGAIN_WITHIN = timedelta(minutes=1)
MOST_WRONG_A_MINUTE = 100

_SCRYPT = {"r": 8, "p": 1, "maxmem": 2**26, "dklen": 32}


@transaction.atomic
def offer(visit: Visit) -> str:
    """Four words that take this voice to another device, once, within ten minutes.

    Raises NothingToTake for a voice that owns nothing, and TooManyPairings.
    """
    _refuse_nothing(visit)
    forget_old()
    open_now = Pairing.objects.filter(discussion=visit.discussion.pk)
    if open_now.count() >= MOST_AT_ONCE:
        raise TooManyPairings
    expires_at = clock.now() + timedelta(minutes=MINUTES)
    is_new = False
    while not is_new:
        made, words = uuid4(), wordlist.drawn()
        box = Fernet(_key(words, made)).encrypt(visit.voice.cookie().encode())
        row = {"id": made, "box": box, "expires_at": expires_at}
        _, is_new = open_now.get_or_create(discussion_id=visit.discussion.pk, first_word=words[0], defaults=row)
    return " ".join(words)


def recovery_text(visit: Visit) -> str:
    """A text that takes this voice to any device for as long as the discussion has it. Raises NothingToTake.

    It is the voice itself, signed for this discussion: nothing of it is kept here.
    """
    _refuse_nothing(visit)
    return _text_of(visit)


def receive(visit: Visit, typed: str, *, key: str = "", leaves: bool = False) -> Visit:
    """The visit of the voice behind a recovery text or behind four words, which are used up by this.

    A form with a `key` may be sent again for a minute: of a second tap, a browser sees only the second answer.

    Raises HasWritten, before anything is tried, for a browser that owns something and does not say that it `leaves` it;
    NotFourWords, UnknownWord, WrongWords and WrongText for what opens nothing; and TooManyWrongWords.
    """
    text = "".join(typed.split())
    if text == _text_of(visit):
        return visit
    if own.owns_anything(visit) and not leaves:
        raise HasWritten
    if _signer(visit.discussion).sep in text:
        voice = _voice_of_text(visit.discussion, text)
    else:
        voice = _voice_of_words(visit.discussion, wordlist.read(typed), key)
    return Visit(visit.discussion, voice, is_new=True)


def wrong_in(discussion: Discussion) -> WrongTries:
    """The budget of wrong words of one discussion, so that nobody elsewhere waits for it."""
    return WrongTries(f"words-{discussion.pk.hex}", a_minute=MOST_WRONG_A_MINUTE)


def forget_old() -> None:
    """Drop the words that nobody used within their ten minutes."""
    Pairing.objects.filter(expires_at__lte=clock.now()).delete()


def _refuse_nothing(visit: Visit) -> None:
    if not own.owns_anything(visit):
        raise NothingToTake


def _voice_of_words(discussion: Discussion, words: list[str], key: str) -> Voice:
    wrong = wrong_in(discussion)
    if wrong.are_many():
        raise TooManyWrongWords
    voice = _opened(discussion, words, key)
    if voice is None:
        wrong.add()
        raise WrongWords
    return voice


@transaction.atomic
def _opened(discussion: Discussion, words: list[str], form: str) -> Voice | None:
    """The voice in the box that these words open, now used up; else one wrong try more at the one they name."""
    there = Pairing.objects.select_for_update().filter(discussion=discussion.pk, first_word=words[0])
    found = there.filter(expires_at__gt=clock.now()).first()
    # Where there is nothing to open, it takes as long to say so.
    key = _key(words, found.pk if found else uuid4())
    if found is None:
        return None
    for_form = _key_of_form(key, form)
    try:
        kept = MultiFernet([Fernet(for_form), Fernet(key)]).decrypt(bytes(found.box))
    except InvalidToken:
        _count_wrong_try(found)
        return None
    if form:
        found.box = Fernet(for_form).encrypt(kept)
        found.expires_at = min(found.expires_at, clock.now() + SENT_AGAIN_WITHIN)
        found.save(update_fields=("box", "expires_at"))
    else:
        found.delete()
    return voice_kept(discussion, kept.decode())


def _count_wrong_try(found: Pairing) -> None:
    found.wrong_tries += 1
    if found.wrong_tries >= MOST_WRONG_TRIES:
        found.delete()
    else:
        found.save(update_fields=("wrong_tries",))


def _voice_of_text(discussion: Discussion, text: str) -> Voice:
    try:
        voice = voice_kept(discussion, _signer(discussion).unsign(text))
    except BadSignature:
        voice = None
    if voice is None:
        raise WrongText
    return voice


def _text_of(visit: Visit) -> str:
    return _signer(visit.discussion).sign(visit.voice.cookie())


def _signer(discussion: Discussion) -> Signer:
    return Signer(salt=f"discussions.recovery.{discussion.pk.hex}")


def _key(words: list[str], pairing: UUID) -> bytes:
    salt = salted_hmac("discussions.pairing", pairing.bytes, algorithm="sha256").digest()
    return urlsafe_b64encode(hashlib.scrypt(" ".join(words).encode(), salt=salt, n=settings.PAIRING_COST, **_SCRYPT))


def _key_of_form(key: bytes, form: str) -> bytes:
    """What opens the box once these words were used by a form: nothing that another browser has."""
    return urlsafe_b64encode(salted_hmac("discussions.pairing.form", form, secret=key, algorithm="sha256").digest())
