"""What one voice may add after reading: a second text and a second rating beside the first ones, which stay."""

import pytest

from discussions.domain import board, comparing, discussions, export, formats, keys, own, reading
from discussions.domain.refusals import AnswerGone, Closed, Conflict, Muted, NotWriting
from discussions.domain.second_refusals import NoFirst, NothingAgain
from discussions.models import Answer, Card, Discussion, Gone, Moderated, Rating, Reaction
from tests import people
from tests.deciding import decide, send_back, undo
from tests.deciding import own as own_row
from tests.layers import laid

pytestmark = pytest.mark.django_db

FIRST = "What voice 1 says to question 1."


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Five whose answers and ratings can be read."""
    return people.readable(of, 5, me=[2, 2, 3, 4, 5])


def stored() -> list[tuple[str, bool]]:
    return list(Answer.objects.exclude(second_text="").values_list("second_text", "beside"))


def shown(of) -> dict[str, str]:
    return {card.text: card.second_text for card in board.read(people.round_of(of)).cards if card.second_text}


def mine(visit):
    return reading.question_of(people.again(visit), 1)


def test_a_second_thought_stands_beside_the_first_which_stays(team):
    people.think_again(team[0], "I would ask sooner.", me=4)
    row = Answer.objects.get(second_text="I would ask sooner.")
    points = Rating.objects.filter(second_value=4).values_list("kind", "value").get()
    assert (row.text, row.state, points) == (FIRST, "posted", ("me", 2))


def test_the_group_reads_it_after_the_tick_and_where_its_writer_allows_it(of, team):
    people.think_again(team[0], "I would ask sooner.")
    people.think_again(team[1], "For me alone.", beside=False)
    before = shown(of)
    people.publish(of)
    assert (before, shown(of)) == ({}, {FIRST: "I would ask sooner."})


def test_one_alone_waits_as_everything_does(of, team, settings):
    settings.TICK_VOICES = 3
    for place, one in enumerate(team[:3]):
        people.think_again(one, f"Again {place}.")
        assert len(shown(of)) == (3 if place == 2 else 0)


def test_what_its_writer_keeps_leaves_nowhere(of, team):
    people.think_again(team[0], "Between me and myself.", beside=False)
    people.publish(of)
    decide(of, "hold", own_row(team[0]))
    told = [comparing.as_json(people.again(one)) for one in team]
    files = [formats.export_file(people.again(team[0]).discussion, format=name).text for name in formats.FORMATS]
    kept = [
        *Card.objects.values_list("second_text", flat=True),
        *Moderated.objects.values_list("second_text", flat=True),
    ]
    assert "Between me" not in f"{told}{files}{kept}"


def test_what_it_allows_leaves_in_every_file_and_in_the_json(of, team):
    people.think_again(team[0], "For all of us.")
    people.publish(of)
    told = comparing.as_json(people.again(team[1]))["questions"][0]["answers"]
    files = [formats.export_file(people.again(team[0]).discussion, format=name).text for name in formats.FORMATS]
    assert [one["second_text"] for one in told if one["text"] == FIRST] == ["For all of us."]
    assert [one.second_text for one in export.exported(of).questions[0].answers if one.second_text] == [
        "For all of us."
    ]
    assert ["For all of us" in one for one in files] == [True] * 3


def test_marks_of_the_first_stay(of, team):
    people.react(team[1], people.card_of(team[0]))
    people.publish(of)
    people.think_again(team[0], "I would ask sooner.")
    people.publish(of)
    card = people.card_of(team[0])
    assert (card.same, card.reworded, Reaction.objects.count()) == (1, False, 1)


def test_the_same_form_twice_is_one_second_thought(of, team):
    etag = keys.pack(bytes(own_row(team[0]).etag))
    for _ in range(3):
        people.think_again(team[0], "Once.", me=4, etag=etag)
    assert (stored(), list(people.round_of(of).waiting.values())) == ([("Once.", True)], [1])


def test_of_two_tabs_the_second_gets_what_stands(team):
    etag = keys.pack(bytes(own_row(team[0]).etag))
    people.think_again(team[0], "First tab.", etag=etag)
    with pytest.raises(Conflict) as conflict:
        people.think_again(team[0], "Second tab.", etag=etag)
    assert (conflict.value.theirs, conflict.value.etag) == ("First tab.", keys.pack(bytes(own_row(team[0]).etag)))


def test_it_can_be_changed_and_be_taken_back_alone(of, team):
    for text in ("One thing.", "Another thing.", ""):
        people.think_again(team[0], text, me=4 if text else None)
        people.publish(of)
    assert (stored(), shown(of), Rating.objects.filter(second_value=4).count()) == ([], {}, 0)
    assert people.card_of(team[0]).text == FIRST


@pytest.mark.parametrize("again", [{"text": ""}, {"text": "Both."}, {"text": "Other words."}], ids=str)
def test_what_is_taken_back_or_kept_to_oneself_is_read_by_nobody_from_then_on(of, team, again):
    people.think_again(team[0], "Both.", me=4)
    people.publish(of)
    with people.ticks_resting():
        before, _ = shown(of), people.think_again(team[0], me=4, beside=False, **again)
    assert (before, shown(of)) == ({FIRST: "Both."}, {})
    people.publish(of)
    assert (shown(of), people.card_of(team[0]).text) == ({}, FIRST)


def test_what_is_shared_anew_waits_for_others_and_what_was_shared_stays_until_then(of, team):
    with people.ticks_resting():
        people.think_again(team[0], "Both.")
        people.publish(of)
        people.think_again(team[0], "Other words.")
    assert shown(of) == {FIRST: "Both."}


def test_it_goes_with_its_answer(of, team):
    people.think_again(team[0], "Both.", me=4)
    people.publish(of)
    people.withdraw(team[0])
    assert (stored(), shown(of), Rating.objects.filter(second_value=4).exists(), Gone.objects.count()) == (
        [],
        {},
        False,
        1,
    )


def test_an_answer_that_becomes_a_pass_has_no_second_thought(team):
    people.think_again(team[0], "Both.", me=4)
    people.answer(team[0], "", me=2)
    assert (stored(), Rating.objects.filter(second_value=4).count()) == ([], 0)


def test_a_first_answer_that_is_changed_keeps_its_second_thought(team):
    people.think_again(team[0], "Both.", me=4)
    people.answer(team[0], "Reworded.", me=1)
    assert (stored(), Rating.objects.get(second_value=4).value) == ([("Both.", True)], 1)


def test_without_a_first_answer_or_a_first_rating_there_is_nothing_to_stand_beside(of, team):
    quiet = people.person(of)
    people.answer(quiet, "Without a number.")
    for one, said in ((people.person(of), {"text": "Only again."}), (quiet, {"me": 4})):
        with pytest.raises(NoFirst):
            people.think_again(one, **said)
    assert stored() == []


def test_who_passed_answers_first(of, team):
    passed = people.person(of)
    people.answer(passed, "")
    with pytest.raises(NoFirst):
        people.think_again(passed, "Now I know.")


def test_an_empty_form_is_told_so(team):
    with pytest.raises(NothingAgain):
        people.think_again(team[0])


def test_sealed_answers_are_not_thought_about_again():
    one, *_ = people.answered(people.discussion(reading_rule="when_opened"), 3)
    with pytest.raises(NotWriting):
        people.think_again(one, "Too early.")


def test_what_is_off_the_board_or_closed_or_muted_takes_none(of, team):
    decide(of, "hold", own_row(team[0]))
    decide(of, "mute", own_row(team[1]))
    with pytest.raises(AnswerGone):
        people.think_again(team[0], "Held.")
    with pytest.raises(Muted):
        people.think_again(team[1], "Muted.")
    discussions.close(of)
    with pytest.raises(Closed):
        people.think_again(team[2], "Late.")


@pytest.mark.parametrize("kind", ["hold", "send_back"])
def test_it_leaves_and_comes_back_with_its_answer(of, team, kind):
    people.think_again(team[0], "Both.")
    people.publish(of)
    act = send_back(of, own_row(team[0])) if kind == "send_back" else decide(of, "hold", own_row(team[0]))
    off = shown(of)
    undo(of, act)
    assert (off, shown(of)) == ({}, {FIRST: "Both."})


def test_words_are_blacked_out_in_both_and_come_back_with_an_undo(of, team):
    people.think_again(team[0], "What Voice 2 said, voice 1 means.")
    people.publish(of)
    act = decide(of, "redact", own_row(team[0]), words="voice 1")
    black = shown(of)
    undo(of, act)
    assert black == {"What ▇▇▇▇ says to question 1.": "What Voice 2 said, ▇▇▇▇ means."}
    assert shown(of) == {FIRST: "What Voice 2 said, voice 1 means."}


def test_words_of_the_second_alone_can_be_blacked_out(of, team):
    people.think_again(team[0], "Ask Ana.")
    people.publish(of)
    decide(of, "redact", own_row(team[0]), words="Ana")
    assert shown(of) == {FIRST: "Ask ▇▇▇▇."}


def test_a_second_thought_lifts_no_black_from_the_first(of, team):
    decide(of, "redact", own_row(team[0]), words="voice 1")
    people.think_again(team[0], "As voice 1 said.")
    people.publish(of)
    assert shown(of) == {"What ▇▇▇▇ says to question 1.": "As ▇▇▇▇ said."}


def test_where_everything_is_checked_first_a_second_text_is_too():
    of = people.discussion(moderation="check_first")
    team = people.readable(of, 4)
    decide(of, "release", *(own_row(one) for one in team))
    people.think_again(team[0], "Unchecked.")
    people.think_again(team[1], "For me.", beside=False)
    people.publish(of)
    waits = list(Moderated.objects.filter(state="waiting").values_list("text", "second_text"))
    before = shown(of)
    decide(of, "release", own_row(team[0]))
    assert (waits, before, shown(of)) == ([(FIRST, "Unchecked.")], {}, {FIRST: "Unchecked."})


def test_what_was_held_while_it_waited_is_not_let_out_by_it(of, team):
    people.think_again(team[0], "Slips through?")
    decide(of, "hold", own_row(team[0]))
    people.publish(of)
    assert (shown(of), Moderated.objects.get().state) == ({}, "waiting")


def test_its_writer_finds_it_with_who_reads_it(team):
    people.think_again(team[0], "Mine.", me=4, beside=False)
    found = mine(team[0]).own.second
    assert (found.text, found.me, found.reader_words) == ("Mine.", 4, "Only you can read it.")
    assert [item.second_text for item in own.items_of(people.again(team[0]))] == ["Mine."]
    assert [mine(one).own.second for one in team[1:]] == [None] * 4


def test_it_is_offered_to_those_who_have_written_and_may_read(of, team):
    newcomer, passed = people.people(of, 2)
    people.answer(passed, "")
    sealed = mine(newcomer).may_think_again, mine(passed).may_think_again
    offered = mine(team[0]).may_think_again
    decide(of, "hold", own_row(team[0]))
    assert (sealed, offered, mine(team[0]).may_think_again) == ((False, False), True, False)


def test_it_is_not_offered_before_there_are_others_to_read(of):
    first, *passed = people.people(of, 3)
    people.answer(first, "The only text.", me=2)
    for one in passed:
        people.answer(one)
    people.publish(of)
    alone = mine(first).may_think_again
    for one in passed:
        people.answer(one, "Words after all.")
    people.publish(of)
    assert (alone, mine(first).may_think_again) == (False, True)


def test_it_is_not_offered_while_texts_are_under_their_floor(of):
    Discussion.objects.update(floor_texts=5)
    few = people.readable(of, 4)
    found = mine(few[0])
    assert (bool(found.reading.hidden), found.may_think_again) == (True, False)


def test_one_that_stands_can_be_changed_when_nobody_else_is_left_to_read(of, team):
    people.think_again(team[0], "I would ask sooner.")
    for one in team[1:]:
        people.withdraw(one)
    people.publish(of)
    found = mine(team[0])
    assert (found.reading.others, found.may_think_again) == (0, True)
