from discussions.domain import entry
from discussions.models import Discussion
from tests import people
from tests.attacks.conftest import Room, open_room
from tests.attacks.watching import short_edition
from tests.crowd import Page, facilitator
from tests.layers import laid


@laid
def room() -> Room:
    return open_room(of=short_edition())


@laid
def rehearsal(room) -> Page:
    """The console of the rehearsal that a press of the button has made and filled."""
    console = room.facilitator.get(f"/facilitate/d/{room.slug}/")
    with people.ticks_resting():
        return room.facilitator.follow(room.facilitator.send(console.form("/rehearse/")))


def test_a_press_leads_to_a_rehearsal_that_says_so_everywhere(room, rehearsal, console):
    slug = Discussion.objects.get(rehearses=room.discussion).slug
    pages = [rehearsal.text, *(room.facilitator.get(f"{there}").text for there in (
        f"/facilitate/d/{slug}/share/", f"/d/{slug}/", f"/d/{slug}/screen/", f"/d/{slug}/compare/", f"/d/{slug}/mine/",
    ))]  # fmt: skip
    said = ["ehearsal with sample people" in page for page in pages]
    assert (said, "ehearsal with sample people" in console().text) == ([True] * 6, False)


def test_a_rehearsal_is_not_rehearsed(room, rehearsal):
    token = rehearsal.form("/reset/").fields["csrfmiddlewaretoken"]
    slug = Discussion.objects.get(rehearses=room.discussion).slug
    page = room.facilitator.ask("POST", f"/facilitate/d/{slug}/rehearse/", {"csrfmiddlewaretoken": token})
    assert (page.status, Discussion.objects.count()) == (409, 2)


def test_whoever_runs_the_discussion_finds_its_rehearsal_and_nobody_else(room, rehearsal):
    slug = Discussion.objects.get(rehearses=room.discussion).slug
    people_page = room.facilitator.get(f"/facilitate/d/{room.slug}/people/")
    room.facilitator.send(people_page.form("/invite-facilitator/"), email="ben@example.org")
    account = entry.facilitator_named("ben@example.org")
    ben, there = facilitator(entry.issue_link(account)), f"/facilitate/d/{slug}/"
    found = [ben.get(there).status]
    fields = people_page.form("/invite-facilitator/").fields | {"who": str(account.pk)}
    room.facilitator.ask("POST", f"/facilitate/d/{room.slug}/remove-facilitator/", fields)
    assert [*found, ben.get(there).status] == [200, 404]
