from uuid import uuid4

import pytest

from discussions.domain import entry, moderation, queue
from discussions.domain.items import ItemRef
from discussions.models import Answer, Card, Concern, Moderated, Theme
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion(facilitator=entry.facilitator_named("one@example.org"))


def texts(of, **asked) -> set[str]:
    return {one.text for one in queue.queue_of(of, **asked).items}


def counts(of, **asked) -> dict[str, int]:
    return {tab.state: tab.count for tab in queue.queue_of(of, **asked).tabs}


def wait(answer) -> None:
    """As it lies in a discussion that is checked first."""
    Card.objects.filter(answer=answer).delete()
    Moderated.objects.create(round=answer.round, answer=answer, state="waiting", text=answer.text)


def concern(answer, reason="names", **more) -> Concern:
    fields = {"discussion": answer.discussion, "round": answer.round, "answer": answer, "reason": reason}
    return Concern.objects.create(tag=uuid4().bytes * 2, **fields | more)


def said(place: int, number: int = 1) -> str:
    return f"What voice {place} says to question {number}."


def answer_of(text: str) -> Answer:
    return Answer.objects.get(text=text)


def of_first(of) -> queue.QueueItem:
    [found] = [one for one in queue.queue_of(of, state="readable").items if one.text == said(1)]
    return found


def test_sealed_answers_are_not_there(of):
    people.answered(of, 2)
    assert (texts(of), counts(of)) == (set(), dict.fromkeys(queue.STATES, 0))


def test_what_the_group_reads_is_readable(of):
    people.answered(of, 4)
    assert (texts(of), counts(of)["readable"]) == ({said(1), said(2), said(3)}, 3)


def test_a_change_that_waits_for_its_tick_is_not_seen_before_the_group_sees_it(of):
    [first, *_] = people.answered(of, 3)
    people.answer(first, "Changed words.")
    assert texts(of) == {said(1), said(2), said(3)}


def test_under_the_floor_of_texts_the_facilitator_reads_no_more_than_the_group(of):
    [first, *_] = people.answered(of, 3)
    people.withdraw(first)
    assert (texts(of, state="readable"), counts(of)["readable"]) == (set(), 0)


@pytest.mark.parametrize("state", ["concerns", "readable"])
def test_answers_that_were_sealed_again_are_not_there(of, state):
    people.readable(of, 4)
    concern(answer_of(said(1)))
    before = counts(of)[state]
    people.seal_again(of)
    assert (before > 0, texts(of, state=state), counts(of)[state]) == (True, set(), 0)


def test_what_came_to_be_checked_stays_to_be_checked_while_the_rest_is_sealed_again(of):
    people.readable(of, 4)
    wait(answer_of(said(2)))
    people.seal_again(of)
    assert texts(of) == {said(2)}


def test_an_answer_that_waits_for_a_check_is_shown_with_what_can_be_done(of):
    people.answered(of, 3)
    wait(answer_of(said(2)))
    [found] = queue.queue_of(of).items
    offers = [one.kind for one in found.offers]
    assert (found.text, found.state_words, offers) == (said(2), "Waiting", ["release", "hold"])


def test_a_held_answer_is_held_and_its_etag_is_that_of_its_row(of):
    people.answered(of, 4)
    held = answer_of(said(1))
    moderation.act(of, facilitator=of.facilitators.get(), kind="hold", items=[ItemRef("answer", held.pk, "")])
    [found] = queue.queue_of(of, state="held").items
    again = moderation.act(of, facilitator=None, kind="release", items=[ItemRef("answer", held.pk, found.etag)])
    assert (found.id, found.state_words, again.items) == (held.pk, "Held", 1)


def test_a_concern_says_from_how_many_and_why(of):
    people.answered(of, 3)
    for reason in ("names", "names", "attack"):
        concern(answer_of(said(1)), reason)
    [found] = queue.queue_of(of, state="concerns").items
    assert (found.concerns, found.concern_words) == (3, "Concern from 3 · It names a person · It attacks somebody")


def test_a_concern_that_was_settled_is_one_no_more_until_another_comes(of):
    people.answered(of, 3)
    answer = answer_of(said(1))
    concern(answer)
    Moderated.objects.create(round=answer.round, answer=answer, settled=1)
    before = counts(of)["concerns"]
    concern(answer)
    assert (before, counts(of)["concerns"]) == (0, 1)


def test_replies_stand_in_the_queue_with_the_answer_they_are_under(of):
    [first, second, _] = people.answered(of, 3)
    people.reply(second, people.card_of(first), "Me too.")
    people.publish(of)
    [found] = [one for one in queue.queue_of(of).items if one.kind == "reply"]
    assert (found.text, found.under, found.etag) == ("Me too.", said(1), "")


def test_a_question_has_the_items_of_its_own(of):
    for number in (1, 2):
        people.answered(of, 3, number=number)
    found = queue.queue_of(of, state="readable", number=2)
    assert {one.number for one in found.items} == {2}
    assert [one.count for one in found.questions] == [3, 3, 0, 0, 0]


@pytest.mark.parametrize(("typed", "found"), [("VOICE 2", {said(2)}), ("%", set()), ("_", set()), ("nowhere", set())])
def test_a_search_takes_words_as_they_are_whatever_their_case(of, typed, found):
    people.answered(of, 3)
    assert texts(of, search=typed) == found


def test_a_search_does_not_find_what_the_group_cannot_read(of):
    [first, *_] = people.answered(of, 3)
    people.answer(first, "A secret change.")
    assert texts(of, state="readable", search="secret") == set()


def test_a_theme_has_its_answers(of):
    people.answered(of, 3)
    theme = Theme.objects.create(discussion=of, name="Burden")
    theme.answers.add(answer_of(said(3)))
    [found] = queue.queue_of(of, theme=theme.pk).items
    assert (found.text, [one.name for one in found.themes]) == (said(3), ["Burden"])


def test_words_that_are_blacked_out_are_black(of):
    people.answered(of, 3)
    item = ItemRef("answer", answer_of(said(1)).pk, "")
    facilitator = entry.facilitator_named("one@example.org")
    moderation.act(of, facilitator=facilitator, kind="redact", items=[item], words="voice 1")
    assert texts(of) == {"What ▇▇▇▇ says to question 1.", said(2), said(3)}


def test_pages_follow_each_other_without_a_gap_and_without_a_repeat(of):
    people.readable(of, 7)
    seen, after = [], ""
    while not seen or after:
        page = queue.queue_of(of, after=after, most=3)
        seen, after = seen + [one.text for one in page.items], page.more
    assert (len(seen), set(seen)) == (7, {said(place) for place in range(1, 8)})


def test_long_texts_make_a_shorter_page(of, monkeypatch):
    people.answered(of, 3)
    monkeypatch.setattr(queue, "MOST_BYTES", 70)
    page = queue.queue_of(of)
    assert (len(page.items), bool(page.more)) == (2, True)


def test_the_order_holds_for_a_day_and_is_another_on_the_next(of, time_machine):
    time_machine.move_to("2026-03-01 10:00")
    people.readable(of, 20)
    orders = [[one.text for one in queue.queue_of(of).items] for _ in range(2)]
    time_machine.move_to("2026-03-02 10:00")
    orders.append([one.text for one in queue.queue_of(of).items])
    by_id = list(Answer.objects.order_by("id").values_list("text", flat=True))
    assert (orders[0] == orders[1], orders[1] == orders[2], by_id in orders) == (True, False, False)


@pytest.mark.parametrize("after", ["nonsense", "99999999-" + "a" * 32, "1-" + "a" * 32, "9999999-" + "a" * 32])
def test_a_cursor_that_is_none_begins_at_the_beginning(of, after):
    people.answered(of, 3)
    assert len(texts(of, after=after)) == 3


def test_answered_counts_go_in_threes_while_sealed(of):
    of = people.discussion(reading_rule="when_opened", expected=12)
    people.answered(of, 4)
    assert queue.queue_of(of).questions[0].answered_words == "3–5/12"


def test_answered_counts_are_those_of_the_board_once_it_is_open(of):
    people.answered(of, 4)
    assert queue.queue_of(of).questions[0].answered_words == "3/12"


def test_without_a_tab_the_first_with_something_to_do_is_shown(of):
    people.answered(of, 3)
    first = queue.queue_of(of).state
    concern(answer_of(said(1)))
    second = queue.queue_of(of).state
    wait(answer_of(said(2)))
    Card.objects.create(answer=answer_of(said(2)), round=people.round_of(of), text="kept above the floor")
    assert (first, second, queue.queue_of(of).state) == ("readable", "concerns", "waiting")


def test_the_version_changes_with_what_the_page_shows(of):
    people.answered(of, 3)
    versions = [queue.queue_of(of).version]
    concern(answer_of(said(1)))
    versions += [queue.queue_of(of, state="readable").version for _ in range(2)]
    assert (versions[0] == versions[1], versions[1] == versions[2]) == (False, True)


def test_an_answer_is_named_by_its_concerns_and_by_none_of_their_ids(of):
    people.answered(of, 3)
    found = [of_first(of)]
    for _ in range(2):
        raised = concern(answer_of(said(1)))
        found.append(of_first(of))
    assert ([len(one.raised) for one in found], len({one.raised for one in found})) == ([0, 1, 2], 3)
    assert [part for part in (str(raised.id), raised.id.hex) if part in repr(found)] == []


def test_the_version_changes_when_one_concern_takes_the_place_of_another(of):
    people.answered(of, 3)
    versions = []
    for _ in range(2):
        Concern.objects.all().delete()
        concern(answer_of(said(1)))
        versions.append(queue.queue_of(of).version)
    assert len({*versions}) == 2


def test_nothing_of_an_item_is_a_tag(of):
    people.answered(of, 3)
    tags = [bytes(one).hex() for one in Answer.objects.values_list("tag", flat=True)]
    shown = repr(queue.queue_of(of))
    assert (len(tags), [one for one in tags if one in shown]) == (3, [])
