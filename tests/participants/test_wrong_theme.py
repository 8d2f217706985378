import re
from datetime import timedelta

from discussions.domain import clock
from discussions.models import Concern, Discussion
from tests import people
from tests.layers import laid


@laid
def themed(room, writer):
    """The answer of the writer under a theme."""
    own = people.access.visit(room.slug, writer.jar)
    card = people.card_of(own)
    by = people.entry.facilitator_named("one@example.org")
    people.themes.create(room.discussion, name="Looking slow", answers=[card.pk], by=by)
    return writer


def compared(one):
    return one.get(f"{one.home}compare/1/")


def test_a_writer_says_that_the_theme_is_wrong_and_sees_that_it_was_said(themed):
    found = themed.send(compared(themed).form("/wrong_theme/"))
    assert (found.status, found.header("Location")) == (303, f"{themed.home}compare/1/")
    assert Concern.objects.get().reason == "theme"
    page = compared(themed)
    assert (
        page.has_form("/wrong_theme/"),
        "You have said that your answer is under the wrong theme." in page.text,
    ) == (
        False,
        True,
    )


def test_it_is_told_before_the_button_what_it_does(themed):
    assert re.search(r"learns that its writer thinks so, and not who you are.*?<button>", compared(themed).text, re.S)


def test_nobody_else_has_the_button(room, themed):
    other = room.crowd(1)[0]
    other.pass_over(1)
    assert compared(other).has_form("/wrong_theme/") is False


def test_after_the_closing_time_nobody_has_it(themed):
    Discussion.objects.update(closes_at=clock.now() - timedelta(hours=1))
    assert compared(themed).has_form("/wrong_theme/") is False


def test_without_an_answer_under_a_theme_it_is_refused(room, themed):
    other = room.crowd(1)[0]
    form = compared(themed).form("/wrong_theme/")
    other.pass_over(1)
    token = other.get(f"{other.home}q/2/").form("/q/2/answer/").fields["csrfmiddlewaretoken"]
    assert other.ask("POST", form.action, {"csrfmiddlewaretoken": token}).status == 403
