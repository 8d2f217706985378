from dataclasses import replace
from uuid import uuid4

import pytest

from discussions.domain import access, acts, discussions, leaving, moderation, queue, reading, results
from discussions.domain.items import ItemRef
from discussions.domain.refusals import AnswerGone, NotFound, Overtaken, UnknownChoice
from discussions.models import Act, Card, Moderated
from tests import people
from tests.deciding import decide, facilitator, own, ref, row_of, send_back, undo
from tests.layers import laid

pytestmark = pytest.mark.django_db

FIRST = "What voice 1 says to question 1."


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Six whose answers can be read."""
    return people.readable(of, 6, me=[1, 2, 3, 4, 5, 5])


def result(of):
    return results.result_of(people.round_of(of))


def texts(of) -> set[str]:
    return {card.text for card in result(of).cards}


def card(of, visit):
    return result(of).by_id.get(own(visit).id)


def test_a_held_answer_leaves_the_board_at_once_and_an_honest_line(of, team):
    decide(of, "hold", own(team[0]))
    found = result(of)
    assert (FIRST in texts(of), len(found.cards), found.off_board) == (False, 5, "1 answer is held by the facilitator.")


def test_counts_stay_true_while_an_answer_is_held(of, team):
    before = people.round_of(of).figures
    decide(of, "hold", own(team[0]))
    assert people.round_of(of).figures == before | {"held": 1}
    people.publish(of)
    assert people.round_of(of).figures == before | {"held": 1}


def test_replies_and_marks_come_back_with_the_answer(of, team):
    shown = people.card_of(team[0])
    for one, value in zip(team[1:4], ("same", "differently", "skip"), strict=True):
        people.react(one, shown, value)
    people.reply(team[4], shown, "A note.")
    people.publish(of)
    before = card(of, team[0])
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    assert (before.read_by, len(before.replies), card(of, team[0])) == (3, 1, before)
    assert (result(of).off_board, "held" in people.round_of(of).figures) == ("", False)


def test_holding_and_releasing_shows_no_mark_before_its_tick(of, team):
    people.react(team[1], people.card_of(team[0]))
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    assert card(of, team[0]).read_by == 0


def test_marks_made_before_the_hold_count_from_the_next_tick_on(of, team):
    people.react(team[1], people.card_of(team[0]))
    decide(of, "hold", own(team[0]))
    people.publish(of)
    decide(of, "release", own(team[0]))
    assert card(of, team[0]).same == 1


def test_holding_and_releasing_shows_no_new_words_before_their_tick(of, team):
    people.answer(team[0], "Better words.")
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    assert (card(of, team[0]).text, card(of, team[0]).reworded) == (FIRST, False)
    people.publish(of)
    assert (card(of, team[0]).text, card(of, team[0]).reworded) == ("Better words.", True)


def test_of_what_is_held_nothing_more_can_be_marked_or_replied_to(of, team):
    decide(of, "hold", own(team[0]))
    with pytest.raises(AnswerGone):
        access.readable_card(people.again(team[1]), own(team[0]).id)


def test_a_held_reply_leaves_a_line_under_its_card(of, team):
    note = people.reply(team[1], people.card_of(team[0]), "A note.")
    people.publish(of)
    decide(of, "hold", note)
    held = card(of, team[0])
    decide(of, "release", note)
    shown = card(of, team[0])
    assert (held.replies, held.held_replies) == ((), 1)
    assert ([one.text for one in shown.replies], shown.held_replies) == (["A note."], 0)


def test_holding_below_the_floor_hides_all_texts_with_a_reason(of):
    team = people.answered(of, 3)
    decide(of, "hold", own(team[0]))
    shown = reading.question_of(people.again(team[1]), 1).reading
    assert (shown.cards, shown.mine, shown.hidden, shown.off_board) == (
        (),
        None,
        "2 can be read at the moment; texts open at 3.",
        "1 answer is held by the facilitator.",
    )


def test_releasing_above_the_floor_opens_them_again(of):
    team = people.answered(of, 3)
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    assert len(texts(of)) == 3


def test_a_held_answer_can_be_taken_back_and_its_line_goes(of, team):
    decide(of, "hold", own(team[0]))
    people.withdraw(team[0])
    figures = people.round_of(of).figures
    assert (result(of).off_board, figures["answered"], Moderated.objects.count()) == ("", 6, 0)


def test_a_held_answer_that_becomes_a_pass_is_not_held_any_more(of, team):
    decide(of, "hold", own(team[0]))
    people.answer(team[0], "")
    assert (result(of).off_board, Moderated.objects.count()) == ("", 0)


def test_a_sent_back_answer_is_off_the_board_and_names_its_rule(of, team):
    decide(of, "send_back", own(team[0]), rule="attack", line=" Kinder,\r\nplease. ")
    row = row_of(own(team[0]))
    assert (FIRST in texts(of), row.state, row.rule, row.line) == (False, "sent_back", "attack", "Kinder,\nplease.")


@pytest.mark.parametrize("said", [{}, {"rule": "none"}, {"rule": "names", "line": "x" * 501}])
def test_without_a_rule_or_with_too_long_a_line_nothing_is_sent_back(of, team, said):
    with pytest.raises(UnknownChoice):
        decide(of, "send_back", own(team[0]), **said)
    assert FIRST in texts(of)


def test_a_reply_cannot_be_sent_back(of, team):
    note = people.reply(team[1], people.card_of(team[0]))
    people.publish(of)
    with pytest.raises(UnknownChoice):
        send_back(of, note)


def test_reworded_by_its_writer_it_waits_and_then_says_so(of, team):
    people.react(team[1], people.card_of(team[0]))
    people.publish(of)
    send_back(of, own(team[0]))
    people.answer(team[0], "Without a name.")
    states = [row_of(own(team[0])).state]
    people.publish(of)
    states.append(row_of(own(team[0])).state)
    decide(of, "release", own(team[0]))
    shown = card(of, team[0])
    assert (states, shown.text, shown.reworded, shown.read_by) == (
        ["sent_back", "waiting"],
        "Without a name.",
        True,
        0,
    )


def test_rewording_is_one_of_three_voices_and_seen_by_nobody_before(of, team):
    send_back(of, own(team[0]))
    version, row = bytes(people.round_of(of).version), row_of(own(team[0]))
    people.answer(team[0], "Without a name.")
    after = row_of(own(team[0]))
    assert (bytes(people.round_of(of).version), after.text, bytes(after.etag)) == (version, FIRST, bytes(row.etag))
    assert len(people.round_of(of).waiting) == 1


def test_only_other_words_come_back_to_the_facilitator(of, team):
    send_back(of, own(team[0]))
    people.answer(team[0], FIRST, me=4)
    people.publish(of)
    assert (row_of(own(team[0])).state, FIRST in texts(of)) == ("sent_back", False)


def test_a_reworded_answer_that_waits_still_counts_as_held(of, team):
    send_back(of, own(team[0]))
    people.answer(team[0], "Without a name.")
    people.publish(of)
    assert result(of).off_board == "1 answer is held by the facilitator."


def test_a_part_is_blacked_out_for_everybody(of, team):
    decide(of, "redact", own(team[0]), words="voice 1")
    assert "What ▇▇▇▇ says to question 1." in texts(of)


def test_blacking_out_outlives_hold_release_and_a_tick(of, team):
    decide(of, "redact", own(team[0]), words="voice 1")
    decide(of, "hold", own(team[0]))
    decide(of, "redact", own(team[0]), words="says")
    decide(of, "release", own(team[0]))
    people.answer(team[0], FIRST, me=2)
    people.publish(of)
    assert card(of, team[0]).text == "What ▇▇▇▇ ▇▇▇▇ to question 1."


def test_new_words_are_not_blacked_out(of, team):
    decide(of, "redact", own(team[0]), words="voice 1")
    people.answer(team[0], "voice 1 again")
    people.publish(of)
    assert (card(of, team[0]).text, row_of(own(team[0])).hidden) == ("voice 1 again", [])


def test_a_reply_is_blacked_out(of, team):
    note = people.reply(team[1], people.card_of(team[0]), "Ask Dana.")
    people.publish(of)
    decide(of, "redact", note, words="Dana")
    assert [one.text for one in card(of, team[0]).replies] == ["Ask ▇▇▇▇."]


@pytest.mark.parametrize("words", ["", "\u200b", "not in it", "VOICE 1"])
def test_words_that_do_not_stand_in_the_text_are_refused(of, team, words):
    with pytest.raises(UnknownChoice) as refusal:
        decide(of, "redact", own(team[0]), words=words)
    assert str(refusal.value.sentence) == "These words do not stand in the text as it is now."


def test_keeping_settles_the_concerns_of_now(of, team):
    raise_concern(team[1], team[0])
    raise_concern(team[2], team[0])
    decide(of, "keep", own(team[0]))
    assert (row_of(own(team[0])).settled, FIRST in texts(of)) == (2, True)
    assert own(team[0]).id not in {one.id for one in reading.question_of(people.again(team[1]), 1).reading.cards}


def raise_concern(visit, about, reason="names"):
    people.reactions.raise_concern(visit.voice, card=people.card_of(about), reason=reason)


def reported(of) -> int:
    [tab] = [one for one in queue.queue_of(of).tabs if one.state == "concerns"]
    return tab.count


def test_a_concern_is_seen_though_one_that_was_settled_has_been_taken_back(of, team):
    raise_concern(team[1], team[0])
    decide(of, "keep", own(team[0]))
    settled = reported(of)
    leaving.withdraw_everything(team[1].voice, discussion_id=of.pk)
    gone = reported(of)
    raise_concern(team[2], team[0])
    assert (settled, gone, reported(of)) == (0, 0, 1)


def test_another_reason_for_a_concern_that_was_settled_is_seen(of, team):
    raise_concern(team[1], team[0])
    decide(of, "keep", own(team[0]))
    raise_concern(team[1], team[0])
    as_before = reported(of)
    raise_concern(team[1], team[0], "attack")
    assert (as_before, reported(of)) == (0, 1)


def test_an_undo_settles_no_concern_that_came_since(of, team):
    raise_concern(team[1], team[0])
    decide(of, "keep", own(team[0]))
    pinned = decide(of, "pin", own(team[0]))
    leaving.withdraw_everything(team[1].voice, discussion_id=of.pk)
    raise_concern(team[2], team[0])
    undo(of, pinned)
    assert reported(of) == 1


def on_page(of, visit) -> ItemRef:
    """An answer as the page of concerns names it now."""
    [found] = [one for one in queue.queue_of(of, state="concerns").items if one.id == own(visit).id]
    return ItemRef(found.kind, found.id, found.etag, frozenset(found.raised))


def keep(of, *items: ItemRef):
    return moderation.act(of, facilitator=None, kind="keep", items=items)


def another_comes(of, team):
    raise_concern(team[2], team[0])


def its_reason_changes(of, team):
    raise_concern(team[1], team[0], "attack")


def one_goes_and_another_comes(of, team):
    leaving.withdraw_everything(team[1].voice, discussion_id=of.pk)
    raise_concern(team[2], team[0])


@pytest.mark.parametrize("happens", [another_comes, its_reason_changes, one_goes_and_another_comes])
def test_keeping_settles_no_concern_that_the_page_did_not_know_of(of, team, happens):
    raise_concern(team[1], team[0])
    seen = on_page(of, team[0])
    happens(of, team)
    with pytest.raises(Overtaken) as refusal:
        keep(of, seen)
    assert (str(refusal.value.sentence), reported(of)) == (
        "The concerns have changed in the meantime. Look at them before you keep the answer.",
        1,
    )
    keep(of, on_page(of, team[0]))
    assert reported(of) == 0


def test_a_concern_that_is_raised_twice_is_the_one_that_the_page_knows_of(of, team):
    raise_concern(team[1], team[0])
    seen = on_page(of, team[0])
    raise_concern(team[1], team[0])
    keep(of, seen)
    assert reported(of) == 0


@pytest.mark.parametrize("left", [0, 1])
def test_an_answer_whose_concerns_were_taken_back_can_be_kept_from_a_page_that_still_shows_them(of, team, left):
    for one in team[1 : 2 + left]:
        raise_concern(one, team[0])
    seen = on_page(of, team[0])
    leaving.withdraw_everything(team[1].voice, discussion_id=of.pk)
    keep(of, seen)
    assert (row_of(own(team[0])).settled, reported(of)) == (left, 0)


def test_pinning_and_unpinning(of, team):
    decide(of, "pin", own(team[0]))
    states = [row_of(own(team[0])).pinned]
    decide(of, "unpin", own(team[0]))
    assert [*states, row_of(own(team[0])).pinned] == [True, False]


def test_what_is_taken_off_the_board_is_not_pinned_any_more(of, team):
    decide(of, "pin", own(team[0]))
    decide(of, "hold", own(team[0]))
    assert row_of(own(team[0])).pinned is False


def test_the_second_facilitator_is_told(of, team):
    named = ref(own(team[0]))
    decide(of, "hold", own(team[0]))
    with pytest.raises(Overtaken):
        moderation.act(of, facilitator=facilitator("two@example.org"), kind="keep", items=[named])


@pytest.mark.parametrize("kind", ["hold", "keep", "pin", "mute", "send_back", "redact"])
def test_two_presses_are_one_decision(of, team, kind):
    said = {"send_back": {"rule": "names", "line": "Kinder."}, "redact": {"words": "voice 1"}}.get(kind, {})
    named = ref(own(team[0]))
    first, second = (
        moderation.act(of, facilitator=facilitator(), kind=kind, items=[named], note="Why", **said) for _ in range(2)
    )
    assert (first, Act.objects.count()) == (second, 1)


def test_two_presses_on_a_bulk_are_one_decision_also_where_it_made_sense_for_some(of, team):
    decide(of, "pin", own(team[5]))
    named = [ref(own(one)) for one in team]
    first, second = (moderation.act(of, facilitator=facilitator(), kind="pin", items=named) for _ in range(2))
    assert (first, first.items, Act.objects.count()) == (second, 5, 2)


@pytest.mark.parametrize(
    ("kind", "once", "then"),
    [
        ("hold", {}, {"note": "Why"}),
        ("send_back", {"rule": "names", "line": "Kinder."}, {"rule": "names", "line": "Kinder, please."}),
        ("send_back", {"rule": "names"}, {"rule": "attack"}),
        ("redact", {"words": "voice 1"}, {"words": "question 1"}),
    ],
)
def test_a_second_press_that_says_something_else_is_told_and_nothing_of_it_is_lost(of, team, kind, once, then):
    named = ref(own(team[0]))
    moderation.act(of, facilitator=facilitator(), kind=kind, items=[named], **once)
    with pytest.raises(Overtaken):
        moderation.act(of, facilitator=facilitator(), kind=kind, items=[named], **then)


def test_a_press_after_an_undo_does_it_again(of, team):
    named = ref(own(team[0]))
    first = moderation.act(of, facilitator=facilitator(), kind="hold", items=[named])
    acts.undo(of, facilitator=facilitator(), act_id=first.pk)
    with pytest.raises(Overtaken):
        moderation.act(of, facilitator=facilitator(), kind="hold", items=[named])


def test_all_of_a_bulk_or_nothing(of, team):
    refs = [ref(own(one)) for one in team]
    decide(of, "pin", own(team[5]))
    with pytest.raises(Overtaken):
        moderation.act(of, facilitator=facilitator(), kind="hold", items=refs)
    assert len(texts(of)) == 6


def test_in_bulk_it_is_done_where_it_makes_sense(of, team):
    decide(of, "hold", own(team[0]))
    act = decide(of, "hold", *(own(one) for one in team[:3]))
    assert (act.items, act.number, len(texts(of)), result(of).off_board) == (
        2,
        1,
        3,
        "3 answers are held by the facilitator.",
    )


def test_a_bulk_over_two_questions_has_no_number(of, team):
    for one in team[:3]:
        people.answer(one, "To the second.", number=2)
    act = decide(of, "hold", own(team[0]), own(team[1], 2))
    assert (act.number, act.items) == (None, 2)


@pytest.mark.parametrize("kind", ["theme", "undo", "nonsense", ""])
def test_another_kind_is_refused(of, team, kind):
    with pytest.raises(UnknownChoice):
        decide(of, kind, own(team[0]))


@pytest.mark.parametrize("kind", ["release", "unpin"])
def test_what_makes_sense_for_no_item_is_refused(of, team, kind):
    with pytest.raises(UnknownChoice):
        decide(of, kind, own(team[0]))


def test_sealed_and_passed_answers_do_not_exist_for_a_facilitator(of, team):
    people.answer(team[0], "Sealed.", number=2)
    people.answer(team[1], "", number=2)
    for one in team[:2]:
        with pytest.raises(NotFound):
            decide(of, "hold", own(one, 2))


def test_below_the_floor_an_answer_does_not_exist_for_a_facilitator(of):
    team = people.answered(of, 3)
    people.withdraw(team[2])
    with pytest.raises(NotFound):
        decide(of, "hold", own(team[0]))


def test_what_is_sealed_again_is_refused_as_what_was_never_there(of, team):
    real = ref(own(team[0]))
    people.seal_again(of)
    said = []
    for one in (real, replace(real, id=uuid4())):
        with pytest.raises(NotFound) as refused:
            moderation.act(of, facilitator=facilitator(), kind="hold", items=[one])
        said.append((refused.value.status, str(refused.value.sentence)))
    assert said[0] == said[1]


def test_sealed_again_an_answer_does_not_exist_for_a_facilitator(of, team):
    people.seal_again(of)
    with pytest.raises(NotFound):
        decide(of, "hold", own(team[0]))


def test_after_closing_can_be_held_and_released(of, team):
    discussions.close(of)
    decide(of, "hold", own(team[0]))
    decide(of, "release", own(team[0]))
    assert FIRST in texts(of)


@pytest.mark.parametrize("kind", ["hold", "redact", "pin"])
def test_whatever_changes_the_board_gives_it_a_new_version(of, team, kind):
    before = bytes(people.round_of(of).version)
    decide(of, kind, own(team[0]), words="voice")
    assert bytes(people.round_of(of).version) != before


def test_the_log_gets_kind_note_and_day_and_no_word_of_the_text(of, team):
    act = decide(of, "redact", own(team[0]), words="voice 1", note=" A name. ")
    assert (act.kind, act.note, "voice" in str(act.before)) == ("redact", "A name.", False)


def test_cards_that_come_back_lie_anywhere(of, team):
    decide(of, "hold", *(own(one) for one in team))
    decide(of, "release", *(own(one) for one in team))
    assert Card.objects.count() == 6
