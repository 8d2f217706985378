from datetime import timedelta

import pytest

from discussions.domain import clock, entry
from discussions.models import Discussion
from tests import people
from tests.crowd import Browser, facilitator
from tests.layers import laid

ADDRESS = "/facilitate/new/"


@laid
def edition():
    return people.edition()


@laid
def ana(edition) -> Browser:
    return facilitator(entry.issue_link(entry.facilitator_named("ana@example.org")))


def send(ana: Browser, **typed: str):
    return ana.send(ana.get(ADDRESS).form("/new/"), **typed)


def test_a_passage_and_a_team_make_a_draft_that_is_opened_by_one_press(ana):
    made = ana.follow(send(ana, team="Ours"))
    opened = ana.send(made.form("/start/"))
    assert (made.status, opened.status, Discussion.objects.get().state) == (200, 302, "open")


def test_the_only_passage_is_chosen_already_and_the_usual_settings_stand_there(ana, edition):
    fields = ana.get(ADDRESS).form("/new/").fields
    usual = {
        "edition": str(edition.id),
        "reading_rule": "after_own",
        "floor_figures": "5",
        "moderation": "after_reading",
    }
    assert {name: fields[name] for name in usual} == usual


def test_a_link_chooses_a_passage(ana):
    other = people.edition()
    fields = ana.get(f"{ADDRESS}?edition={other.id}").form("/new/").fields
    assert fields["edition"] == str(other.id)


WRONG = {
    "team": ["", "  ", "x" * 121, "\u200b"],
    "expected": ["0", "-1", "many", "9999999999"],
    "edition": ["", "00000000-0000-4000-8000-000000000000", "passage"],
    "reading_rule": ["", "always"],
    "moderation": ["never"],
    "floor_texts": ["2", "0", ""],
    "floor_figures": ["2", "4.5"],
    "time_zone": ["Middle-earth/Shire", "", "../../etc/passwd"],
    "opens_at": ["soon", "2026-02-30T10:00"],
    "closes_at": ["2001-01-01T10:00"],
    "delete_on": ["", "tomorrow", "2001-01-01", "2999-01-01"],
}


def test_what_makes_no_sense_has_a_sentence_beside_its_field_and_comes_back(ana):
    form, found = ana.get(ADDRESS).form("/new/"), {}
    wrong = [(name, value) for name, values in WRONG.items() for value in values]
    for name, value in wrong:
        page = ana.send(form, **({"team": "Ours"} | {name: value}))
        said = (f'id="{name}-error"' in page.text, page.text.count('class="error"'))
        found[name, value] = (page.status, *said, page.form("/new/").fields["team"])
    assert found == {(name, value): (422, True, 1, value if name == "team" else "Ours") for name, value in wrong}
    assert Discussion.objects.count() == 0


@pytest.mark.parametrize(
    ("local", "said"), [("2027-10-31T02:30", "comes twice"), ("2027-03-28T02:30", "does not come")]
)
def test_an_hour_that_clocks_skip_or_repeat_has_its_own_sentence(ana, local, said):
    page = send(ana, team="Ours", time_zone="Europe/Berlin", opens_at=local)
    assert (page.status, said in page.text) == (422, True)


def test_times_are_local_to_the_zone(ana):
    day = (clock.today() + timedelta(days=20)).isoformat()
    send(ana, team="Ours", time_zone="Asia/Tokyo", opens_at=f"{day}T09:00", closes_at=f"{day}T18:30")
    made = Discussion.objects.get()
    assert (made.opens_at.hour, made.closes_at.hour, made.closes_at.minute) == (0, 9, 30)


def test_at_a_time_needs_the_time(ana):
    page = send(ana, team="Ours", reading_rule="at_time")
    assert (page.status, 'id="reads_at-error"' in page.text) == (422, True)


def test_the_passage_of_somebody_else_cannot_be_chosen(ana):
    other = people.edition()
    other.passage.owner = entry.facilitator_named("ben@example.org")
    other.passage.save()
    assert send(ana, team="Ours", edition=str(other.id)).status == 422


def test_a_form_that_is_too_old_gives_back_the_team(ana):
    page = send(ana, team="The night shift", csrfmiddlewaretoken="of another day")
    assert (page.status, "The night shift" in page.text) == (403, True)
