from discussions.models import Discussion


def form(room):
    return room.facilitator.get(f"/facilitate/d/{room.slug}/teams/").form("/teams/agree/")


def test_the_team_is_asked_first(room):
    page = room.facilitator.send(form(room))
    assert (page.status, "Ask the team first, then tick this." in page.text) == (422, True)
    assert Discussion.objects.get().agreed is False


def test_once_it_agreed_the_page_says_so(room):
    page = room.facilitator.follow(room.facilitator.send(form(room), asked="yes"))
    assert (Discussion.objects.get().agreed, page.has_form("/teams/take-back/"), page.has_form("/teams/agree/")) == (
        True,
        True,
        False,
    )


def test_a_draft_is_compared_with_nobody(room):
    asked = form(room)
    Discussion.objects.update(state="draft")
    page = room.facilitator.send(asked, asked="yes")
    assert (page.status, "compared with no other team" in page.text) == (409, True)
