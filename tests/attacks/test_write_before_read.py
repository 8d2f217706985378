"""Write before you read: the words of others stay away until one's own answer or pass, on every road to them."""

from __future__ import annotations

from discussions.models import Card, Discussion
from tests.crowd import Page, Person
from tests.layers import laid

from .addresses import every_address
from .conftest import Room, open_room

SECRET = "sealed-words"
THEIRS = f"{SECRET} of somebody"


@laid
def late(room: Room) -> Person:
    """Somebody who comes when three have answered the first two questions."""
    return comes_late(room)


def comes_late(room: Room) -> Person:
    *others, late = room.crowd(4)
    for number in (1, 2):
        for place, one in enumerate(others):
            one.answer(number, f"{THEIRS} {place}")
    return late


def seen(one: Person, n: int, **headers: str) -> int:
    """How often the words of others stand on all that this person can open for a question."""
    pages = [one.ask("GET", there, **headers) for there in every_address(one.slug, n=n).values()]
    pages += [one.ask("GET", f"{one.home}q/{n}/?show=all", **headers), one.ask("GET", f"{one.home}compare/{n}/?from=0")]
    return sum(page.text.count(SECRET) for page in pages)


def shown(one: Person, n: int) -> bool:
    return SECRET in one.get(f"{one.home}q/{n}/").text


def test_before_an_answer_nothing_is_shown_and_after_it_everything(room, late):
    before = seen(late, 1)
    late.answer(1, "Mine.")
    assert (before, seen(late, 1) > 0) == (0, True)


def test_a_part_asked_by_a_script_is_sealed_as_well(room, late):
    before = seen(late, 1, **{"HX-Request": "true"})
    late.pass_over(1)
    assert (before, seen(late, 1, **{"HX-Request": "true"}) > 0) == (0, True)


def test_a_pass_opens_too(room, late):
    late.pass_over(1)
    assert shown(late, 1)


def test_one_question_does_not_open_the_next(room, late):
    late.answer(1, "Mine.")
    assert (shown(late, 1), shown(late, 2), SECRET in late.get(f"{late.home}compare/2/").text) == (True, False, False)


def test_taking_back_seals_again(room, late):
    late.answer(1, "Mine.")
    late.withdraw(1)
    assert seen(late, 1) == 0


def test_an_answer_that_was_refused_opens_nothing(room, late):
    form = late.question(1).form("/answer/")
    refused = [
        late.send(form, text=""),
        late.send(form, text="x" * 2_001),
        late.send(form, text="Mine.", key="made-up"),
    ]
    assert ([page.status for page in refused], sum(page.text.count(SECRET) for page in refused)) == ([422, 422, 403], 0)
    assert seen(late, 1) == 0


def acts_on(one: Person, item: str) -> list[Page]:
    """Everything a reader may do to a card, tried by somebody who knows its id."""
    token = one.question(1).form("/answer/").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "value": "same", "reason": "names", "text": "A note.", "key": "made-up"}
    return [one.ask("POST", f"{one.home}a/{item}/{act}/", fields) for act in ("react", "reply", "concern")]


def test_a_card_whose_id_is_known_cannot_be_touched_before_writing(room, late):
    pages = acts_on(late, str(Card.objects.filter(round__question__number=1).first().pk))
    assert ([page.status for page in pages], [SECRET in page.text for page in pages]) == ([403] * 3, [False] * 3)


def test_compare_json_is_sealed_with_its_reason(room, late):
    told = late.compare_json()["questions"][0]
    figures = (told["answered"], told["passed"], told["answers"], told["finding"], told["scale"]["me"])
    assert (told["state"], told["hidden"], figures) == (
        "sealed",
        "This opens after you answer or pass the question.",
        (None,) * 5,
    )


def test_an_answer_in_another_discussion_opens_nothing_here(room, late):
    elsewhere = open_room(email="two@example.org", of=room.discussion.edition)
    [away] = elsewhere.crowd(1)
    away.answer(1, "Said elsewhere.")
    away.slug = room.slug
    assert seen(away, 1) == 0


def test_until_the_facilitator_opens_them_answers_stay_sealed_after_writing(db):
    room = open_room(reading_rule=Discussion.ReadingRule.WHEN_OPENED)
    late = comes_late(room)
    late.answer(1, "Mine.")
    before = seen(late, 1)
    room.press("/q/1/open/")
    assert (before, shown(late, 1), shown(late, 2)) == (0, True, False)


def test_the_closing_thread_is_read_without_writing(room):
    *others, late = room.crowd(4)
    for place, one in enumerate(others):
        one.answer(5, f"{THEIRS} {place}")
    assert shown(late, 5)


def test_once_nobody_can_write_any_more_everybody_reads(room, late):
    room.press("/close/")
    assert (shown(late, 1), shown(late, 2)) == (True, True)
