import re

import pytest

from discussions.models import Act, Answer, Concern, Moderated
from tests import people
from tests.facilitators.moderating import board, ref, send

FIRST, SECOND = ("What voice 1 says to question 1.", "What voice 2 says to question 1.")


@pytest.fixture(autouse=True)
def _answered(room):
    people.readable(room.discussion, 5)


def test_an_answer_is_held_and_a_line_offers_to_undo_it(room):
    page = room.facilitator.follow(send(room, ref(FIRST), "hold"))
    undo = f"/moderate/undo/{Act.objects.get().pk}/?state=readable"
    assert (Moderated.objects.get().state, "1 item held" in page.text, page.has_form(undo)) == ("held", True, True)


def test_after_an_act_one_is_where_one_was(room):
    page = send(room, ref(FIRST), "hold", place="?state=readable&number=1&search=voice&junk=1")
    there = f"?state=readable&number=1&search=voice&done={Act.objects.get().pk}"
    assert (page.status, page.header("Location").endswith(there)) == (302, True)


def test_several_are_held_at_once(room):
    page = send(room, ref(FIRST), "hold", bulk="1")
    both = [("csrfmiddlewaretoken", room.facilitator.follow(page).form("/sign-out/").fields["csrfmiddlewaretoken"])]
    both += [("act", "hold"), ("bulk", "1"), ("item", ref(SECOND)), ("item", ref("What voice 3 says to question 1."))]
    room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/moderate/act/", both)
    assert [one.items for one in Act.objects.all()] == [2, 1]


def test_an_answer_is_sent_back_with_a_rule_and_a_line(room):
    send(room, ref(FIRST), "send_back", rule="names", line="Say it without a name?")
    found = Moderated.objects.get()
    assert (found.state, found.rule, found.line) == ("sent_back", "names", "Say it without a name?")


def test_sending_back_without_a_rule_keeps_the_line_and_says_so_beside_the_field(room):
    page = send(room, ref(FIRST), "send_back", line="Please reword this.")
    assert (page.status, page.text.count('aria-invalid="true"'), 'value="Please reword this."' in page.text) == (
        422,
        4,
        True,
    )


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("redact", {}, "Type the words that are to be blacked out"),
        ("hold", {"note": "n" * 501}, "Up to 500 characters fit here."),
        ("send_back", {"rule": "names", "line": "l" * 501}, "Up to 500 characters fit here."),
    ],
)
def test_what_does_not_fit_has_its_sentence(room, act, typed, sentence):
    page = send(room, ref(FIRST), act, **typed)
    assert (page.status, sentence in page.text, Act.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("item", ["nonsense", "answer.x.", "person.00000000-0000-4000-8000-000000000000.", "a.b.c.d"])
def test_a_made_up_item_is_refused(room, item):
    assert (send(room, item, "hold").status, Act.objects.count()) == (422, 0)


def test_an_unknown_act_is_refused(room):
    assert (send(room, ref(FIRST), "unmask").status, Act.objects.count()) == (422, 0)


def test_enter_in_a_field_does_nothing_and_says_so(room):
    page = send(room, ref(FIRST), "", line="Typed here.")
    assert (page.status, "Press one of the buttons" in page.text, Act.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("list_of", ["readable", "concerns"], ids=["among others", "where nothing is left"])
def test_the_second_of_two_facilitators_is_told_and_keeps_the_line(room, list_of):
    send(room, ref(FIRST), "hold")
    page = send(room, ref(FIRST), "send_back", place=f"?state={list_of}", rule="attack", line="Kinder, please.")
    assert (page.status, "Somebody else has decided" in page.text) == (409, True)
    assert ('value="Kinder, please."' in page.text, Moderated.objects.get().state) == (True, "held")


def test_an_item_of_elsewhere_cannot_be_acted_on(room):
    other = people.discussion(team="Other")
    people.answered(other, 3, number=2)
    page = send(room, ref("What voice 1 says to question 2."), "hold")
    assert (page.status, Moderated.objects.count()) == (404, 0)


def test_a_note_goes_to_the_log(room):
    page = room.facilitator.follow(send(room, ref(FIRST), "hold", note="personal attack"))
    assert (Act.objects.get().note, "personal attack" in page.text) == ("personal attack", True)


def test_concerns_that_have_changed_are_shown_before_the_answer_is_kept(room):
    answer = Answer.objects.get(text=FIRST)
    fields = {"discussion": room.discussion, "round": answer.round, "answer": answer}
    Concern.objects.create(tag=b"1" * 32, reason="names", **fields)
    seen = re.search(r'data-ref="([^"]*)"', board(room, state="concerns").text)[1]
    Concern.objects.update(reason="attack")
    page = send(room, seen, "keep", place="?state=concerns")
    told = "The concerns have changed in the meantime. Look at them before you keep the answer."
    assert (page.status, told in page.text, "It attacks somebody" in page.text) == (409, True, True)
    again = re.search(r'data-ref="([^"]*)"', page.text)[1]
    assert (send(room, again, "keep").status, Moderated.objects.get().settled) == (302, 1)
