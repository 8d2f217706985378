"""The pictures of the compare page on the screen: the same sentences, from behind the same gate."""

import pytest
from django.db import transaction

from discussions.domain import group, landscapes, margin, opinions, results, stage, stage_screen, stage_views, staging
from discussions.models import Discussion
from tests import people
from tests.layers import laid
from tests.opinions import filled, written

pytestmark = pytest.mark.django_db


def again(of) -> Discussion:
    return Discussion.objects.select_related("edition", "stage").get(pk=of.pk)


def at_comparison(of, name: str = "compare-1") -> Discussion:
    stage.go_to(of, name=name, revision=staging.stage_of(again(of)).revision)
    return of


def pages(of, view: str) -> list:
    """All pages of a view, as the screen shows them."""
    found, last = [], 1
    while len(found) < last:
        stage_views.show(of, view=view, page=len(found) + 1)
        found.append(stage_screen.shown_on(again(of)).content)
        last = found[-1].pages
    return found


@laid
def of():
    """At the comparison of question 1: twelve people have rated, and six of them twice."""
    made = people.discussion()
    team = people.answered(made, 12, me=[2] * 6 + [4] * 6)
    for one in team:
        people.mark_line(one, 4, "struck")
    people.publish(made)
    for place, one in enumerate(team[:6]):
        people.think_again(one, me=2 + 2 * (place % 2))
    people.publish(made)
    return at_comparison(made)


def test_the_ratings_stand_in_their_picture_with_the_finding(of):
    [page] = pages(of, "picture")
    said = group.group_of(results.result_of(people.round_of(of)))
    assert (page.drawing.kind, page.drawing.finding, page.drawing.of.picture) == ("mirror", said.finding, said.picture)


def test_first_and_second_thoughts_come_as_slopes_and_then_against_each_other(of):
    first, second = pages(of, "moved")
    assert (first.drawing.kind, first.drawing.finding.startswith("After reading, 3 of 12 moved")) == ("slopes", True)
    assert [one.words for one in second.cards] == ["6 people", "0 people", "3 people", "3 people"]


def test_where_each_went_could_point_at_somebody_only_the_counts_are_drawn():
    of = people.discussion()
    team = people.answered(of, 8, me=[1, 1, 2, 2, 3, 3, 3, 3])
    people.publish(of)
    for one, me in zip(team, [2, 1, 3, 2, 3, 3, 3, 3], strict=True):
        people.think_again(one, me=me)
    people.publish(of)
    found = pages(at_comparison(of), "moved")[0].drawing
    assert (found.kind, found.notes) == (
        "bar",
        ("From where to where each of them went stays hidden: it could point at a person.",),
    )


def test_lines_come_with_what_their_marks_say(of):
    with transaction.atomic():
        margin.tick(margin.lock(of.pk), last=True)
    [page] = pages(of, "lines")
    assert (page.heading, [(one.text[:23], one.words) for one in page.cards]) == (
        "Lines that moved us",
        [("The not asking for help", "struck 12 of us")],
    )


def test_lines_wait_for_the_first_answers_as_on_phones(of):
    Discussion.objects.filter(pk=of.pk).update(reading_rule="when_opened")
    stage_views.show(of, view="lines")
    of.rounds.update(state="writing")
    found = stage_screen.shown_on(again(of)).content
    assert (found.hidden, found.cards) == ("What was marked opens together with the first answers.", ())


@laid
def grouped() -> Discussion:
    """Two groups of twelve were found."""
    of = filled(24, 12)[0].discussion
    opinions.count(people.round_of(of).pk)
    return of


def test_opinion_groups_begin_with_the_map_and_end_where_they_part(grouped):
    found = pages(at_comparison(grouped), "groups")
    round_ = people.round_of(grouped)
    said = landscapes.opinions_of(round_, results.result_of(round_))
    assert (found[0].drawing.kind, found[0].drawing.finding) == ("map", said.finding)
    assert [one.heading for one in found[1:]] == ["Group A · 12 people", "Group B · 12 people", "Where the groups part"]
    assert [one.words for one in found[-1].cards] == [one.ends for one in said.dividing]


def test_where_nobody_has_marked_enough_a_sentence_says_what_it_needs():
    of = at_comparison(written(12, 6)[0].discussion)
    [page] = pages(of, "groups")
    assert page.hidden.startswith("Too few to look for opinion groups. At least 12 people")


def test_where_marks_are_kept_apart_again_the_groups_are_gone_at_once(grouped):
    before = pages(at_comparison(grouped), "groups")
    Discussion.objects.filter(pk=grouped.pk).update(joins_marks=False)
    after = stage_screen.shown_on(again(grouped)).content
    assert (before[0].hidden, after.drawing, after.hidden[:20]) == ("", None, "Marks are not joined")


def test_sealed_again_no_picture_is_left(of):
    pages(of, "moved")
    of.rounds.update(state="writing")
    assert stage_screen.shown_on(again(of)).content.hidden == "These answers are sealed."
