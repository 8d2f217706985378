import pytest


def test_next_leads_to_the_next_step_and_back_to_the_one_before(workshop):
    found = []
    for act in ("on", "on", "back"):
        assert workshop.press("step", act=act).status == 302
        found.append(workshop.at)
    assert found == ["read", "write-1", "read"]


def test_the_second_to_press_next_is_told_that_it_is_done(workshop):
    old = next(one for one in workshop.page.forms if one.action.endswith("/step/"))
    first, second = (workshop.room.facilitator.send(old, act="on") for _ in range(2))
    assert (first.status, second.status, "nothing was done twice" in second.text, workshop.at) == (
        302,
        409,
        True,
        "read",
    )


def test_a_step_is_undone(workshop):
    workshop.press("step", act="on")
    workshop.press("step", act="undo")
    assert (workshop.at, "Undo" in workshop.page.text) == ("free", False)


def test_closing_ends_the_discussion_and_is_undone(workshop):
    workshop.go_to("close")
    closed = "Open again" in workshop.room.facilitator.get(f"/facilitate/d/{workshop.room.slug}/").text
    workshop.press("step", act="undo")
    assert (closed, workshop.room.crowd(1)[0].question(1).has_form("/answer/")) == (True, True)


@pytest.mark.parametrize("sent", [{"act": "jump"}, {"act": "on", "revision": "x"}, {"act": "to", "to": "write-99"}])
def test_what_is_no_step_is_refused(workshop, sent):
    assert (workshop.press("step", **sent).status, workshop.at) == (422, "free")
