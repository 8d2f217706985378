from discussions.domain import runs, setting_up
from discussions.models import Discussion, Facilitator
from tests import people
from tests.layers import laid


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


@laid
def second(room):
    """A second run: ten people then, and six now."""
    made = runs.run_again(room.discussion, by=Facilitator.objects.get())
    setting_up.start(made)
    for of, rating, count in ((room.discussion, 3, 10), (made, 5, 6)):
        people.readable(of, count, me=[rating] * count)
    return made


def test_the_later_run_shows_then_and_now_and_no_answer(room, second):
    texts = [page_of(room, one.slug).text for one in (second, room.discussion)]
    said = "More lean towards “readily” now: 6 of 6, and 0 of 10 then."
    assert [(said in text, "What voice" in text) for text in texts] == [(True, False), (False, False)]


def test_two_runs_cost_a_query_for_each_question_that_can_be_read(room, second, django_assert_num_queries):
    page_of(room, second.slug)
    with django_assert_num_queries(8):
        page_of(room, second.slug)
