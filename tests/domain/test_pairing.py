from contextlib import nullcontext
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection

from discussions.domain import access, clock, leaving, own, pairing, reactions, rhythm, wordlist
from discussions.domain.anonymity import cookie_name
from discussions.domain.pairing_refusals import (
    HasWritten,
    NothingToTake,
    TooManyPairings,
    TooManyWrongWords,
    WrongText,
    WrongWords,
)
from discussions.domain.refusals import SealedForGood
from discussions.models import Card, Discussion, Pairing
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@laid
def of():
    return people.discussion()


@laid
def writer(of):
    one = people.person(of)
    people.answer(one, "Only mine.", me=4)
    return one


def elsewhere(of: Discussion) -> access.Visit:
    """A browser that has never been here."""
    return access.pairing_visit(of.slug, {})


def with_other(words: str, place: int) -> str:
    """The same words, but for one of them."""
    typed = words.split()
    typed[place] = next(word for word in wordlist.every_word() if word not in typed)
    return " ".join(typed)


def wrongly(of: Discussion, words: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongWords):
            pairing.receive(elsewhere(of), with_other(words, 3))


def test_four_words_take_the_voice_to_another_browser(of, writer):
    received = pairing.receive(elsewhere(of), pairing.offer(writer))
    assert (received.is_new, received.voice.cookie()) == (True, writer.voice.cookie())


def test_both_browsers_own_it_then(of, writer):
    received = pairing.receive(elsewhere(of), pairing.offer(writer))
    there = access.known_visit(of.slug, {cookie_name(of): received.voice.cookie()})
    people.answer(there, "In other words.")
    assert [item.text for item in own.items_of(people.again(writer))] == ["In other words."]


def test_the_words_work_once(of, writer):
    words = pairing.offer(writer)
    pairing.receive(elsewhere(of), words)
    with pytest.raises(WrongWords):
        pairing.receive(elsewhere(of), words)
    assert Pairing.objects.count() == 0


@pytest.mark.parametrize(("seconds", "opens"), [(59, True), (60, False)])
def test_the_form_that_used_them_may_be_sent_again_for_a_minute(of, writer, seconds, opens):
    words = pairing.offer(writer)
    with time_machine.travel(clock.now(), tick=False) as moment:
        pairing.receive(elsewhere(of), words, key="of this form")
        moment.shift(timedelta(seconds=seconds))
        with nullcontext() if opens else pytest.raises(WrongWords):
            assert pairing.receive(elsewhere(of), words, key="of this form").voice.cookie() == writer.voice.cookie()
        pairing.forget_old()
        assert Pairing.objects.count() == opens


@pytest.mark.parametrize("key", ["", "of another form"])
def test_no_other_form_opens_used_words(of, writer, key):
    words = pairing.offer(writer)
    pairing.receive(elsewhere(of), words, key="of this form")
    with pytest.raises(WrongWords):
        pairing.receive(elsewhere(of), words, key=key)


def test_a_form_that_is_sent_again_lives_no_longer_than_its_words(of, writer):
    with time_machine.travel(clock.now(), tick=False) as moment:
        words = pairing.offer(writer)
        moment.shift(timedelta(minutes=9, seconds=50))
        pairing.receive(elsewhere(of), words, key="of this form")
        moment.shift(timedelta(seconds=10))
        with pytest.raises(WrongWords):
            pairing.receive(elsewhere(of), words, key="of this form")


@pytest.mark.parametrize(("minutes", "opens"), [(9.9, True), (10, False)])
def test_the_words_work_for_ten_minutes(of, writer, minutes, opens):
    words = pairing.offer(writer)
    with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
        if opens:
            assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()
        else:
            wrongly(of, words, 1)
            with pytest.raises(WrongWords):
                pairing.receive(elsewhere(of), words)


def test_after_ten_minutes_the_next_beat_forgets_them(writer):
    pairing.offer(writer)
    left = []
    for minutes in (9, 10):
        with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
            rhythm.beat()
            left.append(Pairing.objects.count())
    assert left == [1, 0]


@pytest.mark.parametrize(("times", "opens"), [(4, True), (5, False)])
def test_after_five_wrong_tries_the_words_open_nothing(of, writer, times, opens):
    words = pairing.offer(writer)
    wrongly(of, words, times)
    if opens:
        assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()
    else:
        with pytest.raises(WrongWords):
            pairing.receive(elsewhere(of), words)


def test_tries_at_other_words_are_none_at_these(of, writer):
    words = pairing.offer(writer)
    for _ in range(6):
        with pytest.raises(WrongWords):
            pairing.receive(elsewhere(of), with_other(words, 0))
    assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()


@pytest.mark.parametrize("place", range(4))
def test_each_of_the_four_words_counts(of, writer, place):
    with pytest.raises(WrongWords):
        pairing.receive(elsewhere(of), with_other(pairing.offer(writer), place))


def test_the_order_of_the_words_counts(of, writer, monkeypatch):
    drawn = iter(["river", "apple", "stone", "cloud"])
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    pairing.offer(writer)
    with pytest.raises(WrongWords):
        pairing.receive(elsewhere(of), "river stone apple cloud")


def test_the_words_of_one_discussion_open_nothing_in_another(of, writer):
    words, other = pairing.offer(writer), people.discussion(team="Another")
    # As often as would use them up at home.
    for _ in range(pairing.MOST_WRONG_TRIES):
        with pytest.raises(WrongWords):
            pairing.receive(elsewhere(other), words)
    assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()


def use_up(of: Discussion) -> None:
    """As many wrong tries in this discussion as a minute has, without the work of each."""
    for _ in range(pairing.MOST_WRONG_A_MINUTE):
        pairing.wrong_in(of).add()


def test_many_wrong_words_in_one_discussion_keep_nobody_in_another_waiting(of, writer):
    words, other = pairing.offer(writer), people.discussion(team="Another")
    with time_machine.travel(clock.now(), tick=False):
        use_up(other)
        with pytest.raises(TooManyWrongWords):
            pairing.receive(elsewhere(other), "river apple stone cloud")
        assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()


def test_after_many_wrong_words_none_are_tried_for_a_minute(of, writer):
    words = pairing.offer(writer)
    with time_machine.travel(clock.now(), tick=False) as moment:
        for _ in range(pairing.MOST_WRONG_A_MINUTE - 1):
            pairing.wrong_in(of).add()
        wrongly(of, words, 1)
        with pytest.raises(TooManyWrongWords):
            pairing.receive(elsewhere(of), words)
        moment.shift(timedelta(minutes=1))
        assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()


def test_only_so_many_are_open_at_once(writer, monkeypatch):
    monkeypatch.setattr(pairing, "MOST_AT_ONCE", 2)
    another = people.person(people.discussion(team="Another"))
    people.answer(another, "Said elsewhere.")
    for one in (another, writer, writer):
        pairing.offer(one)
    with pytest.raises(TooManyPairings):
        pairing.offer(writer)
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        assert len(pairing.offer(writer).split()) == 4


def test_no_two_open_pairings_share_their_first_word(of, writer, monkeypatch):
    drawn = iter(["river", "apple", "stone", "cloud", "river", "moon", "lake", "lamp", "tree", "moon", "lake", "lamp"])
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    assert [pairing.offer(writer), pairing.offer(writer)] == ["river apple stone cloud", "tree moon lake lamp"]


def test_a_voice_with_nothing_of_its_own_is_not_taken_along(of):
    reader = people.person(of)
    for take in (pairing.offer, pairing.recovery_text):
        with pytest.raises(NothingToTake):
            take(reader)


def test_a_text_takes_the_voice_along_at_any_time(of, writer):
    text = pairing.recovery_text(writer)
    for days in (0, 20):
        with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
            assert pairing.receive(elsewhere(of), text).voice.cookie() == writer.voice.cookie()
    assert Pairing.objects.count() == 0


def test_a_text_is_understood_with_the_line_breaks_of_a_mail(of, writer):
    text = pairing.recovery_text(writer)
    broken = f"  {text[:30]}\r\n {text[30:60]}\n{text[60:]}\n"
    assert pairing.receive(elsewhere(of), broken).voice.cookie() == writer.voice.cookie()


def test_a_text_that_was_changed_or_cut_or_is_of_another_discussion_opens_nothing(of, writer):
    text, other = pairing.recovery_text(writer), people.discussion(team="Another")
    secret, _, signature = text.partition(":")
    swapped = ("B" if secret[0] == "A" else "A") + secret[1:]
    wrong = [(of, f"{swapped}:{signature}"), (of, text[:-1]), (of, f"{secret}:"), (of, ":"), (other, text)]
    for there, typed in wrong:
        with pytest.raises(WrongText):
            pairing.receive(elsewhere(there), typed)


def test_a_browser_that_wrote_has_to_choose_before_anything_is_tried(of, writer):
    words, another = pairing.offer(writer), people.person(of)
    people.answer(another, "Also mine.")
    with pytest.raises(HasWritten):
        pairing.receive(another, words)
    assert pairing.receive(another, words, leaves=True).voice.cookie() == writer.voice.cookie()


def test_nothing_is_merged(of, writer):
    words, another = pairing.offer(writer), people.person(of)
    people.answer(another, "Also mine.", number=2)
    received = pairing.receive(another, words, leaves=True)
    there = access.known_visit(of.slug, {cookie_name(of): received.voice.cookie()})
    leaving.withdraw_everything(there.voice, discussion_id=of.pk)
    assert [len(own.items_of(one)) for one in (there, people.again(another))] == [0, 1]


def test_a_browser_that_only_read_need_not_choose(of, writer):
    received = pairing.receive(people.person(of), pairing.offer(writer))
    assert received.voice.cookie() == writer.voice.cookie()


OWNED = {
    "an answer": lambda one, card: people.answer(one, "Mine."),
    "a pass": lambda one, card: people.answer(one),
    "a mark": people.react,
    "a reply": people.reply,
    "a concern": lambda one, card: reactions.raise_concern(one.voice, card=card, reason="other"),
    "a marked line": lambda one, card: people.mark_line(one, 1),
}


@pytest.mark.parametrize("what", OWNED)
def test_all_that_one_can_own_is_found(of, what):
    people.readable(of, 3)
    one, another = people.people(of, 2)
    OWNED[what](one, Card.objects.filter(round__discussion=of).first())
    assert [own.owns_anything(one), own.owns_anything(another)] == [True, False]


def test_what_was_taken_back_is_owned_no_more(of, writer):
    leaving.withdraw_everything(writer.voice, discussion_id=of.pk)
    assert own.owns_anything(writer) is False


def test_a_sealed_discussion_has_nothing_to_take_along(of):
    Discussion.objects.filter(pk=of.pk).update(state="closed", salt=b"")
    with pytest.raises(SealedForGood):
        access.pairing_visit(of.slug, {})


def test_a_locked_door_does_not_keep_out_who_was_here(of, writer):
    words = pairing.offer(writer)
    Discussion.objects.filter(pk=of.pk).update(door_locked=True)
    assert pairing.receive(elsewhere(of), words).voice.cookie() == writer.voice.cookie()


def test_the_table_is_in_no_log_of_changes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE oid = 'discussions_pairing'::regclass")
        assert cursor.fetchone() == ("u",)
