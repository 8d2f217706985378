import pytest

from discussions.models import Discussion

pytestmark = pytest.mark.usefixtures("ticks_rest")


def test_a_press_leads_to_a_rehearsal_that_says_so_everywhere(room, console):
    copy = room.facilitator.follow(room.facilitator.send(console().form("/rehearse/")))
    slug = Discussion.objects.get(rehearses=room.discussion).slug
    pages = [copy.text, *(room.facilitator.get(f"{there}").text for there in (
        f"/facilitate/d/{slug}/share/", f"/d/{slug}/", f"/d/{slug}/screen/", f"/d/{slug}/compare/", f"/d/{slug}/mine/",
    ))]  # fmt: skip
    said = ["ehearsal with sample people" in page for page in pages]
    assert (said, "ehearsal with sample people" in console().text) == ([True] * 6, False)


def test_a_rehearsal_is_not_rehearsed(room, console):
    copy = room.facilitator.follow(room.facilitator.send(console().form("/rehearse/")))
    token = copy.form("/reset/").fields["csrfmiddlewaretoken"]
    slug = Discussion.objects.get(rehearses=room.discussion).slug
    page = room.facilitator.ask("POST", f"/facilitate/d/{slug}/rehearse/", {"csrfmiddlewaretoken": token})
    assert (page.status, Discussion.objects.count()) == (409, 2)
