import pytest

from discussions.domain import wordlist
from discussions.domain.pairing_refusals import NotFourWords, UnknownWord


@pytest.mark.parametrize(
    "typed",
    [
        "river apple stone cloud",
        "  River  APPLE\nstone\tcloud ",
        "river-apple, stone; cloud.",
        "river/apple/stone/cloud",
    ],
)
def test_the_words_are_understood_however_they_are_typed(typed):
    assert wordlist.read(typed) == ["river", "apple", "stone", "cloud"]


@pytest.mark.parametrize(
    "typed", ["", " ", "river apple cloud", "river apple stone cloud river", "riverapplestonecloud"]
)
def test_three_words_or_five_are_not_four(typed):
    with pytest.raises(NotFourWords):
        wordlist.read(typed)


def test_a_word_that_is_none_of_them_is_named():
    with pytest.raises(UnknownWord) as refused:
        wordlist.read("river aple stone cloud")
    assert "aple" in str(refused.value.sentence)


def test_four_words_are_drawn_and_read_back():
    for _ in range(50):
        words = wordlist.drawn()
        assert wordlist.read(" ".join(words)) == words


def test_three_of_them_are_more_than_six_thousand_million():
    assert len(set(wordlist.every_word())) ** 3 > 6e9


def test_no_two_words_begin_alike_and_none_is_longer_than_its_column():
    words = wordlist.every_word()
    assert len({word[:4] for word in words}) == len(words)
    assert max(map(len, words)) == 8


def test_no_unkind_word_is_handed_out():
    from mnemonic import Mnemonic

    unkind = set(wordlist.UNKIND.split())
    assert unkind < set(Mnemonic("english").wordlist)
    assert unkind.isdisjoint(wordlist.every_word())
