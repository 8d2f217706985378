from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from discussions.domain import clock, local_times, setting_up, settings_words
from discussions.domain.settings_of import NAMES, settings_of
from discussions.models import Discussion
from tests import people
from tests.attacks.conftest import Room, open_room
from tests.attacks.serving import wait_until
from tests.layers import laid
from tests.waiting import somebody_waits_for_a_lock

DAY = timedelta(days=1)
TODAY = clock.now().replace(second=0, microsecond=0)
BEFORE = {
    "reading_rule": "at_time",
    "reads_at": TODAY + 20 * DAY,
    "moderation": "check_first",
    "floor_texts": 4,
    "floor_figures": 6,
    "joins_marks": False,
    "opens_at": TODAY - DAY,
    "closes_at": TODAY + 40 * DAY,
    "time_zone": "UTC",
    "delete_on": clock.today() + 90 * DAY,
}


def local(days: int) -> str:
    return local_times.written(TODAY + days * DAY, "UTC")


def day(days: int) -> str:
    return (clock.today() + days * DAY).isoformat()


# Of each setting: what it may become after the first answer, and what it may not.
STRICTER = {
    "team": "Theirs",
    "expected": "40",
    "reading_rule": "at_time",
    "reads_at": local(21),
    "moderation": "check_first",
    "floor_texts": "5",
    "floor_figures": "7",
    "joins_marks": "False",
    "opens_at": local(-1),
    "closes_at": local(41),
    "time_zone": "Asia/Tokyo",
    "delete_on": day(80),
}
LOOSER = {
    "reading_rule": "after_own",
    "reads_at": local(19),
    "moderation": "after_reading",
    "floor_texts": "3",
    "floor_figures": "5",
    "joins_marks": "True",
    "opens_at": local(2),
    "closes_at": local(39),
    "delete_on": day(100),
}
NEVER_LOOSER = {"team", "expected", "time_zone"}


@laid
def free() -> Room:
    """A discussion with settings that could all be looser."""
    return open_room(**BEFORE)


@laid
def bound(free) -> Room:
    """The same, in which somebody has answered."""
    people.answered(free.discussion, 1)
    return free


def form_page(room: Room):
    return room.facilitator.get(f"/facilitate/d/{room.slug}/settings/")


def form_of(room: Room):
    return form_page(room).form("/settings/")


def send(room: Room, *, form=None, **typed: str):
    """By the form as it stands."""
    return room.facilitator.send(form or form_of(room), **typed)


def post(room: Room, *, form=None, **fields: str):
    """A direct POST of these fields and nothing else."""
    form = form or form_of(room)
    fields["csrfmiddlewaretoken"] = form.fields["csrfmiddlewaretoken"]
    return room.facilitator.ask("POST", form.action, fields)


def now(room: Room):
    return settings_of(Discussion.objects.get(pk=room.discussion.pk))


def test_the_tables_know_every_setting():
    assert (set(STRICTER), set(LOOSER) | NEVER_LOOSER) == (set(NAMES), set(NAMES))


@pytest.mark.parametrize("name", LOOSER)
def test_before_the_first_answer_a_setting_may_become_looser(free, name):
    assert (send(free, **{name: LOOSER[name]}).status, now(free) == settings_of(free.discussion)) == (302, False)


@pytest.mark.parametrize("way", [send, post])
def test_after_the_first_answer_a_setting_may_become_stricter(bound, way):
    form, found = form_of(bound), {}
    for name, value in STRICTER.items():
        with transaction.atomic():
            status = way(bound, form=form, **{name: value}).status
            found[name] = (status, now(bound) == settings_of(bound.discussion))
            transaction.set_rollback(True)
    kept = ("reading_rule", "opens_at", "moderation", "joins_marks")
    assert found == {name: (302, name in kept) for name in STRICTER}


@pytest.mark.parametrize("way", [send, post])
def test_after_the_first_answer_no_setting_becomes_looser(bound, way):
    form, found = form_of(bound), {}
    for name, value in LOOSER.items():
        with transaction.atomic():
            page = way(bound, form=form, **{name: value})
            found[name] = (page.status, f'id="{name}-error"' in page.text, now(bound) == settings_of(bound.discussion))
            transaction.set_rollback(True)
    assert found == dict.fromkeys(LOOSER, (409, True, True))


def test_a_time_that_was_told_does_not_become_a_press(bound):
    page = send(bound, reading_rule="when_opened")
    assert (page.status, "a time that was told is kept" in page.text, now(bound).reading_rule) == (409, True, "at_time")


@pytest.mark.parametrize(("name", "value"), [("opens_at", ""), ("closes_at", "")])
def test_a_time_that_was_told_is_not_taken_away(bound, name, value):
    assert (post(bound, **{name: value}).status, now(bound)) == (409, settings_of(bound.discussion))


def test_what_is_not_possible_any_more_is_switched_off_with_a_reason(bound):
    page = bound.facilitator.get(f"/facilitate/d/{bound.slug}/settings/")
    off = [line for line in page.text.splitlines() if "<input" in line and " disabled" in line]
    assert [line.split('name="')[1].split('"')[0] for line in off] == [
        "reading_rule",
        "reading_rule",
        "moderation",
        "joins_marks",
        "opens_at",
    ]
    assert (page.text.count("Not possible any more"), "the first answer has been given" in page.text) == (4, True)


@pytest.mark.parametrize("name", ["reading_rule", "moderation", "joins_marks"])
def test_a_choice_that_is_switched_off_has_the_reason_of_its_setting(bound, name):
    page = bound.facilitator.get(f"/facilitate/d/{bound.slug}/settings/").text
    assert f"Not possible any more. {settings_words.not_looser(name)}" in page


def test_before_the_first_answer_nothing_is_switched_off(free):
    page = free.facilitator.get(f"/facilitate/d/{free.slug}/settings/")
    assert " disabled" not in page.text


def test_a_refused_form_comes_back_as_it_was_typed(bound):
    page = send(bound, team="Typed here", floor_texts="3")
    assert page.form("/settings/").fields["team"] == "Typed here"


def test_the_form_sent_as_it_stands_changes_nothing(bound):
    assert (send(bound).status, now(bound)) == (302, settings_of(bound.discussion))


def test_another_zone_moves_no_moment_after_the_first_answer(bound):
    send(bound, time_zone="Asia/Tokyo")
    assert (now(bound).closes_at, now(bound).time_zone) == (bound.discussion.closes_at, "Asia/Tokyo")


def test_before_it_the_typed_hour_is_meant_in_the_new_zone(free):
    send(free, time_zone="Asia/Tokyo")
    assert free.discussion.closes_at - now(free).closes_at == timedelta(hours=9)


def test_two_facilitators_who_change_different_settings_undo_nothing_of_each_other(free):
    forms = [form_of(free) for _ in range(2)]
    changes = [{"floor_texts": "7", "closes_at": local(45), "moderation": "after_reading"}, {"team": "Theirs"}]
    assert [free.facilitator.send(form, **one).status for form, one in zip(forms, changes, strict=True)] == [302, 302]
    found = now(free)
    assert (found.floor_texts, found.closes_at, found.moderation, found.team) == (
        7,
        TODAY + 45 * DAY,
        "after_reading",
        "Theirs",
    )


@pytest.mark.parametrize(
    ("name", "first", "second", "told"),
    [
        ("floor_texts", "7", "3", "to “7”"),
        ("reading_rule", "when_opened", "after_own", "to “"),
        ("closes_at", local(45), local(50), f"to “{local(45).replace('T', ' ')} (UTC)”"),
        ("closes_at", "", local(50), "Somebody else has emptied this meanwhile"),
        ("team", "Theirs", "Others", "to “Theirs”"),
    ],
    # Not named by their times: each worker has to know them by the same names.
    ids=["floor", "rule", "closing", "closing that was emptied", "team"],
)
def test_the_second_of_two_facilitators_who_change_one_setting_is_told_and_may_keep_it(free, name, first, second, told):
    old = form_of(free)
    send(free, **{name: first})
    stands = now(free)
    page = free.facilitator.send(old, **{name: second})
    assert (page.status, f'id="{name}-error"' in page.text, told in page.text, now(free)) == (422, True, True, stands)
    assert free.facilitator.send(page.form("/settings/")).status == 302
    assert settings_of(free.discussion) != now(free) != stands


def test_an_hour_is_not_taken_for_one_of_a_zone_that_was_chosen_meanwhile(free):
    send(free, closes_at="")
    old = form_of(free)
    send(free, time_zone="Asia/Tokyo")
    page = free.facilitator.send(old, closes_at=local(45))
    assert (page.status, 'id="closes_at-error"' in page.text, now(free).closes_at) == (422, True, None)


def test_a_setting_to_which_both_have_come_is_kept_without_a_word(free):
    forms = [form_of(free) for _ in range(2)]
    assert [free.facilitator.send(one, floor_texts="7").status for one in forms] == [302, 302]


def test_what_is_looser_than_what_was_set_at_the_same_moment_is_refused_beside_what_stands(bound, monkeypatch):
    change, form = setting_up.change, form_of(bound)

    def change_after_another(found, *, settings):
        Discussion.objects.update(floor_texts=8)
        change(found, settings=settings)

    monkeypatch.setattr(setting_up, "change", change_after_another)
    page = send(bound, form=form, floor_texts="7")
    again = page.form("/settings/").fields
    assert (page.status, again["floor_texts"], again["was_floor_texts"], page.text.count("can only go up")) == (
        409,
        "7",
        "8",
        form_page(bound).text.count("can only go up") + 1,
    )
    assert "Keep yours" not in page.text


@pytest.mark.django_db(transaction=True)
def test_what_makes_no_sense_beside_what_is_set_at_the_same_moment_is_said_and_comes_back_as_typed():
    room, pages = open_room(**BEFORE | {"reading_rule": "after_own"}), []
    form = form_of(room)

    def press() -> None:
        pages.append(room.facilitator.send(form, reads_at="", team="Theirs"))
        connection.close()

    other = Thread(target=press)
    with transaction.atomic():
        Discussion.objects.update(reading_rule="at_time")
        other.start()
        wait_until(somebody_waits_for_a_lock)
    other.join()
    [page] = pages
    said = 'id="reads_at-error">Choose the time when the answers open.'
    again = page.form("/settings/").fields
    assert (page.status, said in page.text, again["reads_at"], again["team"], again["reading_rule"]) == (
        409,
        True,
        "",
        "Theirs",
        "at_time",
    )
    assert now(room) == replace(settings_of(room.discussion), reading_rule="at_time")
