"""The same form, however often and from however many tabs at once, makes one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from discussions.models import Answer, Gone, Reaction, Reply
from tests.crowd import Page, Person

from .conftest import Room, open_room

AT_ONCE = 20


@pytest.fixture
def room(transactional_db) -> Room:
    return open_room()


def at_once(act: Callable[[int], Page]) -> list[Page]:
    """The same act in twenty threads that all begin in the same moment."""
    start = Barrier(AT_ONCE)

    def one(place: int) -> Page:
        try:
            start.wait()
            return act(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


def twin(of: Person) -> Person:
    """Another tab of the same browser."""
    return Person(road=of.road, slug=of.slug, jar=dict(of.jar))


def readable(room: Room) -> list[Person]:
    found = room.crowd(4)
    for one in found[:3]:
        one.answer(1, "Said first.")
    found[3].pass_over(1)
    return found


def test_the_same_form_sent_twenty_times_at_once_is_one_answer(room):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    pages = at_once(lambda _: twin(one).send(form, text="Pressed twenty times.", me="4"))
    assert {page.status for page in pages} == {303}
    assert list(Answer.objects.values_list("text", flat=True)) == ["Pressed twenty times."]


def test_twenty_tabs_with_forms_of_their_own_and_the_same_words_are_one_answer(room):
    [one] = room.crowd(1)
    forms = [one.question(1).form("/answer/") for _ in range(AT_ONCE)]
    pages = at_once(lambda place: twin(one).send(forms[place], text="Twenty tabs."))
    assert ({page.status for page in pages}, Answer.objects.count()) == ({303}, 1)


def test_of_twenty_texts_under_one_key_one_stands_and_the_others_come_back(room):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    pages = at_once(lambda place: twin(one).send(form, text=f"Text {place} of twenty."))
    kept = Answer.objects.get().text
    refused = [(place, page) for place, page in enumerate(pages) if page.status == 409]
    both = [f"Text {place} of twenty." in page.text and kept in page.text for place, page in refused]
    assert Counter(page.status for page in pages) == {303: 1, 409: AT_ONCE - 1}
    assert both == [True] * (AT_ONCE - 1)


def test_twenty_people_at_once_are_twenty_answers(room):
    found = room.crowd(AT_ONCE)
    forms = [one.question(1).form("/answer/") for one in found]
    pages = at_once(lambda place: found[place].send(forms[place], text=f"Mine is {place}."))
    texts = sorted(Answer.objects.values_list("text", flat=True))
    assert ({page.status for page in pages}, texts) == ({303}, sorted(f"Mine is {n}." for n in range(AT_ONCE)))


def test_the_same_change_twenty_times_at_once_is_one_change(room):
    [one] = room.crowd(1)
    one.answer(1, "First words.")
    form = one.get(f"{one.home}q/1/edit/").form("/answer/")
    pages = at_once(lambda _: twin(one).send(form, text="Second words."))
    assert ({page.status for page in pages}, Answer.objects.get().text) == ({303}, "Second words.")


def test_the_same_reply_and_the_same_mark_twenty_times_at_once_are_one_each(room):
    *_, one = readable(room)
    page = one.question(1)
    item = min(page.cards())
    replied = at_once(lambda _: twin(one).reply(page, item, "A note."))
    marked = at_once(lambda _: twin(one).mark(page, item))
    assert {page.status for page in replied + marked} == {303}
    assert (Reply.objects.count(), Reaction.objects.count()) == (1, 1)


def test_taking_back_twenty_times_at_once_is_taking_back_once(room):
    [one] = room.crowd(1)
    one.answer(1, "Not for long.")
    form = one.question(1).form("/withdraw/")
    pages = at_once(lambda _: twin(one).send(form))
    assert ({page.status for page in pages}, Answer.objects.count(), Gone.objects.count()) == ({303}, 0, 1)


def test_a_withdrawn_key_stays_withdrawn_when_its_form_comes_late(room):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    one.send(form, text="Taken back.")
    one.withdraw(1)
    late = at_once(lambda _: twin(one).send(form, text="Taken back."))
    assert {page.status for page in late} == {409}
    assert ("Taken back." in late[0].text, Answer.objects.count()) == (True, 0)


def test_a_withdrawn_reply_stays_withdrawn_when_its_form_comes_late(room):
    *_, one = readable(room)
    page = one.question(1)
    item = min(page.cards())
    one.reply(page, item, "Taken back.")
    one.send(one.get(f"{one.home}mine/").form(f"/r/{Reply.objects.get().id}/withdraw/"))
    late = one.reply(page, item, "Taken back.")
    assert (late.status, Reply.objects.count()) == (409, 0)


def test_other_words_under_the_same_key_come_back_with_what_stands(room):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    one.send(form, text="These stand.")
    page = one.send(form, text="These were typed.")
    found = ["These stand." in page.text, page.form("/answer/").fields["text"]]
    assert (page.status, found, Answer.objects.get().text) == (409, [True, "These were typed."], "These stand.")


def test_after_a_conflict_the_form_replaces_what_stands_when_it_is_sent_again(room):
    [one] = room.crowd(1)
    form = one.question(1).form("/answer/")
    one.send(form, text="These stand.")
    again = one.send(one.send(form, text="These were typed.").form("/answer/"), action="post")
    assert (again.status, Answer.objects.get().text) == (303, "These were typed.")


def test_the_key_of_somebody_else_makes_and_changes_nothing(room):
    one, other = room.crowd(2)
    form = one.question(1).form("/answer/")
    one.send(form, text="Mine.")
    token = other.question(1).form("/answer/").fields["csrfmiddlewaretoken"]
    page = other.send(form, text="Over yours.", csrfmiddlewaretoken=token)
    assert (page.status, list(Answer.objects.values_list("text", flat=True))) == (403, ["Mine."])
