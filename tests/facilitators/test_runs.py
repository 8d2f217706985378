from discussions.models import Discussion


def page_of(room, slug=""):
    return room.facilitator.get(f"/facilitate/d/{slug or room.slug}/runs/")


def test_the_console_leads_to_the_runs_which_tell_what_a_press_does(room, console):
    assert f"/facilitate/d/{room.slug}/runs/" in console().text
    assert "Nothing joins a person of this run to a person of the next one." in page_of(room).text


def test_each_run_leads_to_the_other(room):
    room.facilitator.send(page_of(room).form("/runs/again/"))
    made = Discussion.objects.get(earlier=room.discussion)
    links = [f"/facilitate/d/{one}/" in page_of(room, other).text for one, other in (
        (made.slug, room.slug), (room.slug, made.slug),
    )]  # fmt: skip
    assert (links, page_of(room, made.slug).has_form("/runs/again/")) == ([True, True], False)
