import hmac
import re
import traceback
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from discussions.domain import anonymity
from discussions.domain.anonymity import Purpose, Voice, cookie_name, new_voice, voice_of
from discussions.models import Discussion

SALT = bytes(range(32))
SECRET = bytes(range(32, 64))
SCOPE = UUID(int=7)


@pytest.fixture
def voice() -> Voice:
    return Voice(SALT, SECRET)


def test_a_tag_is_the_hmac_of_parts_of_fixed_length(voice):
    message = b"\x01" + SALT + b"answer" + b"\0" * 10 + SCOPE.bytes + SECRET
    assert voice.tag(Purpose.ANSWER, SCOPE) == hmac.digest(settings.TAG_KEY, message, "sha256")


def test_the_same_voice_has_the_same_tag_again(voice):
    assert Voice(memoryview(SALT), SECRET).tag(Purpose.ANSWER, SCOPE) == voice.tag(Purpose.ANSWER, SCOPE)


def test_no_two_purposes_share_a_tag(voice):
    assert len({voice.tag(purpose, SCOPE) for purpose in Purpose}) == len(Purpose)


def test_every_purpose_fits_into_its_part():
    assert max(len(purpose.value) for purpose in Purpose) <= 16


@pytest.mark.parametrize(
    "other",
    [
        lambda: Voice(SALT, bytes(32)).tag(Purpose.ANSWER, SCOPE),
        lambda: Voice(bytes(32), SECRET).tag(Purpose.ANSWER, SCOPE),
        lambda: Voice(SALT, SECRET).tag(Purpose.ANSWER, UUID(int=8)),
    ],
    ids=["secret", "salt", "scope"],
)
def test_another_part_makes_another_tag(voice, other):
    assert voice.tag(Purpose.ANSWER, SCOPE) != other()


def test_another_key_makes_another_tag(voice, settings):
    before = voice.tag(Purpose.ANSWER, SCOPE)
    settings.TAG_KEY = b"k" * 32
    assert voice.tag(Purpose.ANSWER, SCOPE) != before


def test_a_voice_does_not_show_its_secret(voice):
    try:
        raise ValueError(voice)
    except ValueError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert (repr(voice), str(voice), voice.cookie() in shown, "<Voice>" in shown) == ("<Voice>", "<Voice>", False, True)


def test_a_voice_comes_back_from_its_cookie(voice):
    of = Discussion(salt=SALT)
    found = voice_of(of, {cookie_name(of): voice.cookie()})
    assert found.tag(Purpose.ANSWER, SCOPE) == voice.tag(Purpose.ANSWER, SCOPE)


@pytest.mark.parametrize(
    "value", ["", "x", "é", "\0", "A" * 42, "A" * 44, "A" * 4_000, "====", "A" * 43 + "é"], ids=repr
)
def test_a_cookie_that_is_none_is_no_voice(value):
    of = Discussion(salt=SALT)
    assert voice_of(of, {cookie_name(of): value}) is None


def test_the_cookie_of_one_discussion_is_none_of_another(voice):
    one, other = Discussion(id=uuid4(), salt=SALT), Discussion(id=uuid4(), salt=SALT)
    assert voice_of(other, {cookie_name(one): voice.cookie()}) is None


def test_the_cookie_is_named_after_its_discussion(settings):
    settings.COOKIE_PREFIX = "__Host-"
    of = Discussion()
    assert cookie_name(of) == f"__Host-voice-{of.id.hex}"


def test_new_voices_differ():
    of = Discussion(salt=SALT)
    assert len({new_voice(of).cookie() for _ in range(100)}) == 100


def test_the_order_of_a_voice_is_stable_and_its_own(voice):
    items = [uuid4() for _ in range(20)]
    other = Voice(SALT, bytes(32))
    own = sorted(items, key=voice.order)
    assert (sorted(set(items), key=voice.order) == own, sorted(items, key=other.order) == own) == (True, False)


def test_the_order_of_a_voice_does_not_give_its_tags(voice):
    assert voice.order(SCOPE) not in {voice.tag(purpose, SCOPE) for purpose in Purpose}


def test_no_other_module_makes_tags_or_reads_secrets():
    own = Path(anonymity.__file__)
    rooms = own.parent.parent
    found = [
        file.relative_to(rooms).as_posix()
        for file in sorted(rooms.rglob("*.py"))
        # Django's salted_hmac knows neither the key of tags nor a secret: it shuffles lists and hides addresses.
        if re.search(r"(?<!salted_)hmac|TAG_KEY|_secret", file.read_text("utf-8"))
    ]
    assert found == ["domain/anonymity.py", "domain/promises.py"]
