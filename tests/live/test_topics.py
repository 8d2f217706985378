import pytest

from discussions.live import topics

SLUG = "Abc-_123"


def test_a_payload_says_the_discussion_and_the_topic_and_reads_back():
    assert (topics.pack(SLUG, "question-2"), topics.unpack("Abc-_123 question-2")) == (
        "Abc-_123 question-2",
        (SLUG, "question-2"),
    )


@pytest.mark.parametrize(
    ("slug", "topic"),
    [
        ("", "question-1"),
        (SLUG, ""),
        (SLUG, "Question"),
        (SLUG, "two words"),
        (SLUG, "question-1\n"),
        (SLUG, "a\ndata: b"),
        ("a b", "question-1"),
        ("a\n", "question-1"),
        (SLUG, "x" * 41),
        ("x" * 101, "question-1"),
        (SLUG, "é"),
        (SLUG, "1"),
    ],
)
def test_an_event_cannot_carry_anything_else(slug, topic):
    with pytest.raises(ValueError, match="names a discussion and a short topic"):
        topics.pack(slug, topic)


@pytest.mark.parametrize("payload", ["", "one", "a b c", "a B", "a b\n", " a b", "a  b", "\0 a"])
def test_what_is_not_ours_is_not_read(payload):
    assert topics.unpack(payload) is None
