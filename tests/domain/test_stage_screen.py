import pytest

from discussions.domain import moderation, stage, stage_screen, stage_views, staging, takeaways
from discussions.domain.items import ItemRef
from discussions.domain.takeaways import Said
from discussions.models import Discussion, Theme
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    """A workshop at the comparison of question 1, which five have answered with a rating."""
    made = people.discussion(expected=6)
    people.readable(made, 5, me=[1, 2, 4, 5, 5], guess=[3] * 5)
    stage.go_to(made, name="compare-1", revision=0)
    return made


def again(of) -> Discussion:
    return Discussion.objects.select_related("edition", "takeaway", "stage").get(pk=of.pk)


def shown(of, view="") -> stage_screen.Shown:
    if view:
        stage_views.show(of, view=view)
    return stage_screen.shown_on(again(of))


def go_to(of, name) -> None:
    stage.go_to(of, name=name, revision=staging.stage_of(again(of)).revision)


def test_before_it_begins_it_shows_the_way_in_and_the_questions():
    found = shown(people.discussion())
    assert (found.view, [one.number for one in found.frame.questions]) == ("door", [1, 2, 3, 4])
    assert found.count.words == "0 here, 12 expected"


def test_the_wall_has_every_readable_answer(of):
    assert sorted(one.text for one in shown(of, "wall").content.cards) == [
        f"What voice {place} says to question 1." for place in range(1, 6)
    ]


def test_a_page_beyond_the_last_is_the_last(of):
    stage_views.show(of, view="wall", page=9)
    assert (shown(of).content.page, len(shown(of).content.cards)) == (1, 5)


def test_counts_are_exact_once_the_group_may_know_them_and_in_steps_before(of):
    opened = shown(of).count
    people.answered(of, 2, number=2)
    go_to(of, "write-2")
    sealed = shown(of).count
    assert (opened.words, opened.filled, opened.empty) == ("5 of 6 have answered", 5, 1)
    assert (sealed.words, sealed.filled, sealed.empty) == ("fewer than 3 have answered", 0, 6)


def test_sealed_answers_are_on_no_view(of):
    people.answered(of, 2, number=2)
    readable = repr(shown(of, "wall"))
    go_to(of, "compare-2")
    found = shown(of)
    assert (found.content.hidden, "What voice" in readable, "What voice" in repr(found)) == (
        "These answers are sealed.",
        True,
        False,
    )


def test_figures_below_their_floor_say_why_they_are_hidden():
    of = people.discussion()
    people.answered(of, 3, me=[1, 2, 3])
    stage.go_to(of, name="compare-1", revision=0)
    assert (shown(of).view, shown(of).content.hidden) == ("picture", "3 answered; figures open at 5.")


def pin(of, number, *cards) -> None:
    for item in cards or people.round_of(of, number).cards.all():
        moderation.act(of, facilitator=None, kind="pin", items=(ItemRef("answer", item.pk, ""),))


def test_a_pinned_answer_stands_alone_in_its_lines(of):
    [writer, *_] = people.answered(of, 3, number=2)
    people.answer(writer, "Two reasons:\n\n  - time\n  - pride", number=2)
    people.publish(of, 2)
    go_to(of, "compare-2")
    pin(of, 2, people.card_of(writer, number=2))
    assert [one.text for one in shown(of, "pinned").content.cards] == ["Two reasons:\n- time\n- pride"]


@pytest.fixture
def long(of):
    """At question 2, where one of three has written a long answer."""
    [writer, *_] = people.answered(of, 3, number=2)
    people.answer(writer, " ".join(f"Sentence {place} of a long answer." for place in range(40)), number=2)
    people.publish(of, 2)
    go_to(of, "compare-2")
    return writer


@pytest.mark.parametrize("view", ["wall", "pinned"])
def test_a_long_answer_is_on_the_screen_whole_after_the_short_ones(of, long, view):
    pin(of, 2)
    first = shown(of, view).content
    parts = []
    for page in range(2, first.pages + 1):
        stage_views.show(of, view=view, page=page)
        parts.append(shown(of).content)
    assert (len(first.cards), len(parts) > 1) == (2, True)
    assert " ".join(" ".join(one.text for one in parts).split()) == people.card_of(long, number=2).text
    assert parts[0].heading.endswith(f", part 1 of {len(parts)}")


def test_themes_come_six_at_a_time(of):
    for place in range(7):
        people.theme(of, f"Theme {place}")
    themed = list(people.round_of(of).cards.values_list("pk", flat=True))
    for one in Theme.objects.all():
        one.answers.add(*themed)
    first = shown(of, "themes").content
    stage_views.show(of, view="themes", page=2)
    assert (len(first.themes), first.pages, len(shown(of).content.themes)) == (6, 2, 1)


def test_with_nothing_pinned_it_says_so(of):
    assert shown(of, "pinned").content.hidden == "Nothing is pinned yet."


def test_covered_it_has_the_way_in_and_nothing_else(of):
    stage_views.show(of, view="wall")
    stage_views.cover(of)
    found = shown(of)
    assert (found.view, found.frame.code != "", found.count.words, "What voice" in repr(found)) == (
        stage_screen.COVER,
        True,
        "",
        False,
    )


@pytest.mark.parametrize("view", ["themes", "agreed", "differ", "heard", "moved", "lines", "takeaway"])
def test_a_view_with_nothing_to_show_says_so(of, view):
    assert shown(of, view).content.hidden.endswith(".")


def test_the_takeaway_comes_onto_the_screen_once_it_is_shown(of):
    takeaways.keep(of, said=Said("We wait.", "", "Ask early."), etag="", shown=True)
    first = shown(of, "takeaway").content
    stage_views.show(of, view="takeaway", page=2)
    second = shown(of).content
    assert [(one.heading, one.text, one.pages) for one in (first, second)] == [
        ("What we heard", "We wait.", 2),
        ("What we will try", "Ask early.", 2),
    ]


def test_the_passage_comes_a_page_at_a_time(of):
    go_to(of, "read")
    stage_views.show(of, view="passage", page=2)
    found = shown(of).content
    assert (found.page, found.pages > 3, "<p>" in found.passage) == (2, True, True)


@pytest.mark.parametrize("more", [0, 15])
def test_the_screen_asks_as_often_for_many_answers_as_for_few(of, more, django_assert_num_queries):
    people.answered(of, more)
    stage_views.show(of, view="wall")
    shown(of)
    found = again(of)
    with django_assert_num_queries(1):
        stage_screen.shown_on(found)


def test_once_it_is_closed_nobody_is_waited_for():
    of = people.discussion()
    people.close(of)
    found = shown(of)
    assert (found.count.words, found.frame.closed_words) == ("", "This discussion is closed. It can still be read.")
