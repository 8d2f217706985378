import pytest

from discussions.domain import stage_steps, stage_words
from discussions.domain.opening_words import Rest, Seal
from discussions.domain.stage_steps import Step

STEPS = stage_steps.steps_of([1, 2], 3)


def test_the_steps_go_question_by_question():
    assert [one.name for one in STEPS] == [
        "free",
        "read",
        *("write-1", "exchange-1", "compare-1"),
        *("write-2", "exchange-2", "compare-2"),
        "commit",
        "close",
    ]


def test_a_passage_without_questions_is_read_and_talked_about():
    assert [one.name for one in stage_steps.steps_of([], None)] == ["free", "read", "commit", "close"]


@pytest.mark.parametrize(("now", "move", "found"), [("free", -1, None), ("close", 1, None), ("read", 1, "write-1")])
def test_there_is_no_step_beyond_either_end(now, move, found):
    step = stage_steps.beside(STEPS, stage_steps.named(STEPS, now), move)
    assert (step and step.name) == found


def test_every_step_has_its_words_on_the_console_and_on_phones():
    told = {stage_words.told(one, opens=False, sealed=None, rest=Rest.END, leads=True) for one in STEPS}
    lines = [stage_words.following(one) for one in STEPS]
    assert (len(told), lines[0], all(lines[1:])) == (len({one.phase for one in STEPS}), "", True)


def test_what_a_step_opens_is_told_before():
    step = Step("exchange", 2)
    cases = ((True, None), (False, Seal.ENOUGH), (False, Seal.TIME))
    said = [stage_words.told(step, opens=opens, sealed=sealed, rest=Rest.END, leads=False) for opens, sealed in cases]
    assert [one.removeprefix("People read each other on their phones. ") for one in said] == [
        "The answers open now.",
        "Fewer than 3 have answered, so the answers stay sealed.",
        "The answers open at the time that was set.",
    ]
