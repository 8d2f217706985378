"""What a facilitator decides about one item tells nothing of its writer, nor of anything else that the writer wrote."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode

import pytest
from django.apps import apps
from django.db import connection

from discussions.domain import acts, answers, comparing, results
from discussions.domain.anonymity import Purpose, Voice, voice_of
from discussions.domain.refusals import NotFound
from discussions.models import Answer, Discussion, Mute, Reply
from tests import people
from tests.crowd import Person
from tests.deciding import decide, row_of, send_back, undo
from tests.layers import laid

from .addresses import every_address
from .conftest import Room

NUMBERS = (1, 2, 3)


def voice(of: Discussion, one: Person) -> Voice:
    found = voice_of(of, one.jar)
    assert found is not None
    return found


@laid
def team(room: Room) -> list[Person]:
    """Four who answered three questions; nothing waits."""
    found = room.crowd(4)
    for n in NUMBERS:
        for place, one in enumerate(found):
            one.answer(n, f"Voice {place} on question {n}: ask Dana.", me=place + 1)
        people.publish(room.discussion, n)
    return found


def own(room: Room, one: Person, n: int) -> Answer:
    found = answers.own_answer(voice(room.discussion, one), people.round_of(room.discussion, n))
    assert found is not None
    return found


def spellings(tag: bytes) -> set[str]:
    return {tag.hex(), urlsafe_b64encode(tag).decode().rstrip("="), b64encode(tag).decode().rstrip("=")}


def tags_of(room: Room, one: Person) -> dict[str, bytes]:
    """The tags under which this voice's answers and ratings lie."""
    purposes = (Purpose.ANSWER, Purpose.RATING_ME, Purpose.RATING_GUESS)
    return {
        f"{purpose.value.decode()} {n}": voice(room.discussion, one).tag(
            purpose, people.round_of(room.discussion, n).id
        )
        for n in NUMBERS
        for purpose in purposes
    }


def dump() -> list[tuple[str, str]]:
    """Every row of every table as a line of text, with its table."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("discussions").get_models(include_auto_created=True):
            cursor.execute(f'SELECT row::text FROM "{model._meta.db_table}" AS row')
            found += [(model.__name__, line) for (line,) in cursor.fetchall()]
    return found


def rows_with(tag: bytes, rows: list[tuple[str, str]]) -> list[str]:
    return sorted(table for table, line in rows if any(one in line for one in spellings(tag)))


def linking_rows(tags: dict[str, bytes]) -> list[str]:
    """Tables with a row in which two of these tags stand."""
    return [table for table, line in dump() if sum(any(s in line for s in spellings(t)) for t in tags.values()) > 1]


def facilitators_pages(room: Room) -> str:
    """Everything that a signed-in facilitator gets to see, of this discussion and of the log."""
    found = [room.facilitator.get(there).text for there in every_address(room.slug).values()]
    log = "".join(map(str, acts.log_of(room.discussion)))
    return "".join(found) + log


def test_a_mute_links_nothing(room, team):
    tags = tags_of(room, team[0])
    before = {name: rows_with(tag, dump()) for name, tag in tags.items()}
    decide(room.discussion, "mute", own(room, team[0], 1))
    team[0].answer(2, "Muted by now.")
    after = {name: rows_with(tag, dump()) for name, tag in tags.items()}
    assert after == before | {"answer 1": ["Answer", "Mute"]}
    assert linking_rows(tags) == []


def test_no_page_of_a_facilitator_holds_a_tag_of_who_is_muted(room, team):
    decide(room.discussion, "mute", own(room, team[0], 1))
    seen = facilitators_pages(room)
    assert [name for name, tag in tags_of(room, team[0]).items() if any(one in seen for one in spellings(tag))] == []


def test_a_mute_that_took_all_tags_of_its_voice_would_be_found(room, team):
    tags = tags_of(room, team[0])
    for n in NUMBERS:
        row = own(room, team[0], n)
        Mute.objects.create(discussion=room.discussion, purpose="answer", scope=row.round_id, tag=bytes(row.tag))
    assert [rows_with(tags[f"answer {n}"], dump()) for n in NUMBERS] == [["Answer", "Mute"]] * 3
    Answer.objects.filter(id=own(room, team[0], 1).id).update(text=tags["answer 2"].hex())
    assert linking_rows(tags) == ["Answer"]


def test_sent_back_reworded_and_accepted_without_anybody_learning_whose(room, team):
    tags, item = tags_of(room, team[0]), own(room, team[0], 1)
    before = {name: rows_with(tag, dump()) for name, tag in tags.items()}
    send_back(room.discussion, item)
    assert "asks you to reword" in team[0].question(1).text
    assert team[0].answer(1, "Voice 0 on question 1, without a name.").status == 303
    assert row_of(item).state == "sent_back"
    for one in team[1:]:
        page = one.question(1)
        one.mark(page, next(i for i in page.cards() if page.has_form(f"/a/{i}/react/")))
    people.publish(room.discussion)
    assert row_of(item).state == "waiting"
    decide(room.discussion, "release", item)
    shown = team[1].question(1).cards()[str(item.id)]
    assert ("without a name" in shown, "reworded" in shown, "Dana" in shown) == (True, True, False)
    assert {name: rows_with(tag, dump()) for name, tag in tags.items()} == before
    seen = facilitators_pages(room)
    assert [name for name, tag in tags.items() if any(one in seen for one in spellings(tag))] == []


ROUND_TRIPS = {
    "hold": {},
    "send_back": {"rule": "names", "line": "Please."},
    "redact": {"words": "Dana"},
    "pin": {},
    "mute": {},
    "keep": {},
}


@pytest.mark.parametrize("kind", ROUND_TRIPS)
def test_doing_and_undoing_shows_nothing_that_waits(room, team, kind):
    """Marks, new words and replies of one voice lie in wait; a facilitator does and undoes to make them show."""
    item = own(room, team[0], 1)
    team[1].mark(team[1].question(1), str(item.id))
    team[1].reply(team[1].question(1), str(item.id), "One single note.")
    team[0].answer(1, "One single change.")
    before = seen_by(team[3], room)
    undo(room.discussion, decide(room.discussion, kind, item, **ROUND_TRIPS[kind]))
    assert seen_by(team[3], room) == before
    people.publish(room.discussion)
    # What lay in wait was something that could have shown.
    assert seen_by(team[3], room) != before


def seen_by(one: Person, room: Room) -> object:
    told = one.compare_json()["questions"][0]
    told["answers"] = sorted(told["answers"] or (), key=lambda card: card["id"])
    return told, one.question(1).cards()


def test_below_the_floor_no_act_shows_a_text(room):
    """Three readable answers are held together and let out one by one: fewer than three are never shown."""
    people.answered(room.discussion, 3)
    rows = list(Answer.objects.all())
    watcher, shown = people.person(room.discussion), []
    people.answer(watcher)

    def look() -> None:
        cards = results.result_of(people.round_of(room.discussion)).cards
        told = comparing.as_json(people.again(watcher))["questions"][0]["answers"]
        shown.append((len(cards), len(told or ())))

    for kind, some in (("hold", rows), *(("release", [one]) for one in rows), ("hold", rows[:1]), ("pin", rows)):
        try:
            decide(room.discussion, kind, *some)
        except NotFound:
            # Nor does a facilitator get at a text that fell below the floor.
            shown.append("refused")
        look()
    assert shown == [(0, 0), (0, 0), (0, 0), (3, 3), (0, 0), "refused", (0, 0)]


def test_compare_json_keeps_its_shape_while_something_is_held(room, team):
    before = team[1].compare_json()["questions"][0]
    decide(room.discussion, "hold", own(room, team[0], 1))
    after = team[1].compare_json()["questions"][0]
    assert (after.keys(), after["answered"], len(after["answers"])) == (before.keys(), 4, 3)


def test_a_held_reply_is_taken_back_by_its_writer(room, team):
    item = own(room, team[0], 1)
    team[1].reply(team[1].question(1), str(item.id), "A note to hold.")
    people.publish(room.discussion)
    decide(room.discussion, "hold", Reply.objects.get())
    card = team[2].question(1).cards()[str(item.id)]
    mine = team[1].get(f"{team[1].home}mine/")
    [form] = [one for one in mine.forms if "/r/" in one.action]
    assert ("1 reply is held" in card, "A note to hold." in mine.text, team[1].send(form).status) == (True, True, 303)
    assert "held" not in team[2].question(1).cards()[str(item.id)]
