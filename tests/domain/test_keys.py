from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussions.domain import keys
from discussions.domain.refusals import BadKey

SCOPE = UUID(int=1)


def test_a_key_carries_a_random_id():
    key = keys.issue(SCOPE)
    assert (keys.read(key, SCOPE).bytes, keys.read(key, SCOPE).version) == (keys.unpack(key)[:16], 4)


def test_each_key_is_another_id():
    assert len({keys.read(keys.issue(SCOPE), SCOPE) for _ in range(100)}) == 100


def test_a_key_does_not_read_under_another_scope():
    with pytest.raises(BadKey):
        keys.read(keys.issue(SCOPE), uuid4())


@pytest.mark.parametrize(
    "change",
    [
        lambda key: "",
        lambda key: key[1:],
        lambda key: key[:-1],
        lambda key: "A" + key,
        lambda key: key + "A",
        lambda key: key + "=",
        lambda key: keys.pack(keys.unpack(key)[:16]),
        lambda key: keys.pack(uuid4().bytes + keys.unpack(key)[16:]),
        lambda key: str(uuid4()),
        lambda key: "\0é",
    ],
)
def test_a_key_that_was_not_made_here_is_refused(change):
    with pytest.raises(BadKey):
        keys.read(change(keys.issue(SCOPE)), SCOPE)


def test_a_key_does_not_outlive_the_secret_of_the_site(settings):
    key = keys.issue(SCOPE)
    settings.SECRET_KEY = "another secret key that is long enough to be one"
    with pytest.raises(BadKey):
        keys.read(key, SCOPE)


@given(st.binary(max_size=40))
def test_packed_bytes_unpack(value):
    assert keys.unpack(keys.pack(value)) == value


@given(st.text(max_size=40))
def test_anything_else_unpacks_to_bytes_without_an_error(text):
    assert isinstance(keys.unpack(text), bytes)


@pytest.mark.parametrize("text", ["é", "A"])
def test_what_was_never_packed_unpacks_to_nothing(text):
    assert keys.unpack(text) == b""
