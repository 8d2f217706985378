from discussions.models import Moderated


def test_an_answer_is_pinned_for_the_screen_and_unpinned(workshop):
    workshop.answered()
    workshop.go_to("compare-1")
    workshop.press("pin", act="pin")
    pinned = Moderated.objects.filter(pinned=True).count()
    ref = next(one.fields["item"] for one in workshop.page.forms if ("act", "unpin") in one.buttons)
    workshop.press("pin", act="unpin", item=ref)
    assert (pinned, Moderated.objects.filter(pinned=True).count()) == (1, 0)


def test_what_is_no_item_is_refused(workshop):
    workshop.answered()
    workshop.go_to("compare-1")
    found = [workshop.press("pin", act="pin", item=item).status for item in ("", "-" * 36 + ".", "x")]
    assert found == [422, 422, 422]
