"""Twelve people without scripts answer, mark and reply; the figures are recomputed from what they did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import pytest

from discussions.models import Discussion
from tests.crowd import Person

from .conftest import open_room

VALUES = ("same", "same", "differently", "same", "skip")
# Question 2 lies farthest apart; the fourth has no scale.
ME = {1: (4, 5, 4, 4, 3, 5, 4, 4, 5, 3, 4, 4), 2: (1, 5) * 6, 3: (3, 3, 2, 4, 3, 3, 3, 2, 4, 3, 3, 3)}
GUESS = {1: (2, 1, 2, 3, 2, 2, 1, 2, 3, 2, 2, 1), 2: (3,) * 12, 3: (4, 3, 4, 5, 4, 4, 3, 4, 5, 4, 4, 4)}
QUESTIONS = (1, 2, 3, 4)
PASSES = {(4, 9), (4, 10), (4, 11)}


@dataclass
class Deeds:
    """What the crowd did, as the crowd remembers it."""

    marks: dict[str, Counter[str]] = field(default_factory=dict)
    replies: Counter[str] = field(default_factory=Counter)


def text(number: int, place: int) -> str:
    return f"words-{number}-{place}-end: I ask <b>early</b> & “often”."


def normal(words: str) -> str:
    return words.replace("“", '"').replace("”", '"')


def answer(one: Person, number: int, place: int) -> int:
    if (number, place) in PASSES:
        return one.pass_over(number).status
    me, guess = (scale.get(number, [None] * 12)[place] for scale in (ME, GUESS))
    return one.answer(number, text(number, place), me=me, guess=guess).status


def mark_each_other(found: list[Person], number: int, deeds: Deeds) -> list[int]:
    """Everybody marks every other answer, each person one a turn, so that voices wait in threes."""
    pages = [one.question(number) for one in found]
    turns = [sorted(page.cards().items()) for page in pages]
    statuses = []
    for turn in range(max(map(len, turns))):
        for place, one in enumerate(found):
            if turn < len(turns[place]):
                item, source = turns[place][turn]
                value = VALUES[(turn + place) % len(VALUES)]
                statuses.append(one.mark(pages[place], item, value).status)
                deeds.marks.setdefault(whose(source), Counter())[value] += 1
    return statuses


def reply_once(found: list[Person], number: int, deeds: Deeds) -> list[int]:
    statuses = []
    for place, one in enumerate(found):
        page = one.question(number)
        item, source = sorted(page.cards().items())[place % 3]
        statuses.append(one.reply(page, item, f"A note of {place}.").status)
        deeds.replies[whose(source)] += 1
    return statuses


def whose(source: str) -> str:
    return source[source.index("words-") : source.index("-end")]


def expected(number: int, deeds: Deeds) -> dict[str, Any]:
    """The figures of a question, counted from the deeds alone."""
    texts = [text(number, place) for place in range(12) if (number, place) not in PASSES]
    answers = []
    for one in texts:
        marks = deeds.marks.get(one.split("-end")[0], Counter())
        same, differently, skipped = (marks[value] for value in ("same", "differently", "skip"))
        counts = {"same": same, "differently": differently, "skipped": skipped, "read_by": marks.total()}
        replies = {"replies": deeds.replies[one.split("-end")[0]], "themes": []}
        answers.append({"text": normal(one), "second_text": None} | counts | replies)
    return {
        "number": number,
        "state": "readable",
        "answered": len(texts),
        "passed": 12 - len(texts),
        "hidden": None,
        "scale": expected_scale(number),
        "answers": sorted(answers, key=lambda one: one["text"]),
    }


def expected_scale(number: int) -> dict[str, Any] | None:
    if number not in ME:
        return None
    counts = {
        name: [list(values[number]).count(point) for point in range(1, 6)]
        for name, values in {"me": ME, "guess": GUESS}.items()
    }
    medians = {"median_me": median(ME[number]), "median_guess": median(GUESS[number])}
    return counts | medians | {"talk_first": number == 2}


def shown(question: dict[str, Any]) -> dict[str, Any]:
    """A question of compare.json, without ids, words of the passage, and the order of the answers."""
    answers = [{k: v for k, v in one.items() if k != "id"} for one in question["answers"]]
    scale = question["scale"] and {k: v for k, v in question["scale"].items() if k not in {"low", "high"}}
    kept = {k: v for k, v in question.items() if k not in {"text", "finding"}}
    return kept | {"answers": sorted(answers, key=lambda one: one["text"]), "scale": scale}


def whole_session(found: list[Person], deeds: Deeds) -> list[int]:
    """Answers to all questions, marks on two of them, replies to one; the status of everything that was sent."""
    statuses = [answer(one, number, place) for number in QUESTIONS for place, one in enumerate(found)]
    for number in (1, 4):
        statuses += mark_each_other(found, number, deeds)
    return statuses + reply_once(found, 2, deeds)


def test_compare_json_shows_exactly_what_twelve_people_did(room):
    found, deeds = room.crowd(12), Deeds()
    statuses = whole_session(found, deeds)
    told = [found[place].compare_json() for place in (0, 11)]
    room.press("/close/")
    told.append(found[5].compare_json())
    # Nobody can mark an answer of their own; the three who passed the fourth question mark all nine.
    assert (set(statuses), len(statuses)) == ({303}, 48 + 12 * 11 + (9 * 8 + 3 * 9) + 12)
    figures = [expected(number, deeds) for number in QUESTIONS]
    assert [[shown(one) for one in each["questions"]] for each in told] == [figures] * 3
    assert (told[0]["voices"], told[0]["floors"]) == (12, {"text": 3, "figures": 5})


def everything(one: Person) -> str:
    """All that one browser can look at, with its own texts left out of nothing."""
    paths = ["", "mine/", "receipt/", "compare/", "compare.json", "screen/", "forget/", "mine/withdraw/"]
    paths += [f"{part}/{n}/" for part in ("q", "compare") for n in QUESTIONS] + [f"q/{n}/edit/" for n in QUESTIONS]
    return "".join(one.get(one.home + path).text for path in paths)


def test_before_answering_no_response_holds_the_words_of_another(room):
    *others, late = room.crowd(12)
    seen = []
    for number in QUESTIONS:
        for place, one in enumerate(others):
            answer(one, number, place)
            if place == 10 or (place in {0, 2} and number == 1):
                seen.append(everything(late).count(f"words-{number}-"))
        answer(late, number, 11)
        # Now they are there: the search can find what it looks for.
        seen.append(everything(late).count(f"words-{number}-") > 0)
    assert seen == [0, 0, 0, True] + [0, True] * 3


def test_the_console_and_the_screen_hold_the_words_of_nobody(room):
    for place, one in enumerate(room.crowd(6)):
        answer(one, 1, place)
    looked = [room.facilitator.get(f"/facilitate/d/{room.slug}/"), room.facilitator.get(f"/d/{room.slug}/screen/")]
    assert [(page.status, page.text.count("words-")) for page in looked] == [(200, 0), (200, 0)]


@pytest.mark.parametrize(
    ("people", "state", "hidden", "answers", "me"),
    [
        (2, "sealed", "The answers open when 3 people have answered.", None, None),
        (3, "readable", "3 answered; figures open at 5.", 3, None),
        (5, "readable", "3 answered; figures open at 5.", 3, None),
        (6, "readable", None, 6, [0, 0, 1, 3, 2]),
    ],
)
def test_below_the_floors_nothing_is_shown_and_the_reason_is(room, people, state, hidden, answers, me):
    found = room.crowd(people)
    for place, one in enumerate(found):
        answer(one, 1, place)
    told = found[0].compare_json()["questions"][0]
    texts = told["answers"] and len(told["answers"])
    assert (told["state"], told["hidden"], texts, told["scale"]["me"]) == (state, hidden, answers, me)
    assert f"{hidden or '6 answered'}" in found[0].get(f"{found[0].home}compare/1/").text


def test_a_stricter_floor_holds_texts_back_and_says_so(db):
    room = open_room(floor_texts=4)
    found = room.crowd(3)
    for place, one in enumerate(found):
        answer(one, 1, place)
    page = found[0].get(found[0].home).text
    assert (page.count("words-1-1"), "3 answered; texts open at 4." in page) == (0, True)


def test_a_discussion_that_waits_for_its_facilitator_opens_by_the_button(db):
    room = open_room(reading_rule=Discussion.ReadingRule.WHEN_OPENED)
    found = room.crowd(6)
    for place, one in enumerate(found):
        answer(one, 1, place)
    before = everything(found[0]).count("words-1-1-")
    status = room.press("/q/1/open/")
    assert (before, status, found[0].get(found[0].home).text.count("words-1-1-")) == (0, 302, 1)
