from uuid import uuid4

import pytest

from discussions.compare.glyphs import HOW_MANY
from discussions.domain import board, entry, refusals, themes
from discussions.models import Act, Moderated, Theme, ThemeRejection
from tests import people
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def of():
    return people.discussion()


@laid
def team(of):
    """Five people whose answers to question 1 can be read."""
    return people.readable(of, 5)


@laid
def by():
    return entry.facilitator_named("one@example.org")


def ids(*voices) -> set:
    return {people.card_of(one).pk for one in voices}


def members(theme) -> set:
    return set(theme.answers.values_list("pk", flat=True))


def version(of, number=1) -> bytes:
    return bytes(people.round_of(of, number).version)


def remembered(theme, *, put=(), taken=(), **more) -> dict:
    found = {"put": sorted(map(str, ids(*put))), "taken": sorted(map(str, ids(*taken)))}
    return {"theme": str(theme.pk)} | found | more


def test_a_theme_is_made_with_answers_under_it(of, team):
    theme = people.theme(of, "Looking slow", *team[:2])
    assert (theme.name, members(theme)) == ("Looking slow", ids(*team[:2]))


def test_each_theme_has_another_shape_and_a_freed_one_is_given_again(of, by):
    found = [people.theme(of, name) for name in ("One", "Two", "Three")]
    themes.delete(found[1], by=by)
    assert [*(one.shape for one in found), people.theme(of, "Four").shape] == [0, 1, 2, 1]


def test_there_are_as_many_themes_as_shapes(of):
    for place in range(HOW_MANY):
        people.theme(of, f"Theme {place}")
    with pytest.raises(refusals.TooManyThemes):
        people.theme(of, "One more")


@pytest.mark.parametrize("name", ["Burden", "BURDEN"])
def test_a_name_is_given_once(of, name):
    people.theme(of, "Burden")
    people.theme(of, "Another")
    with pytest.raises(refusals.NameTaken):
        people.theme(of, name)


def test_the_second_of_two_facilitators_who_rename_a_theme_is_told(of, by):
    theme = people.theme(of, "Slow")
    themes.rename(theme, name="Fear", by=by, was="Slow")
    with pytest.raises(refusals.Overtaken):
        themes.rename(theme, name="Burden", by=by, was="Slow")
    themes.rename(theme, name="Fear", by=by, was="Slow")
    assert Theme.objects.get().name == "Fear"


def test_what_is_made_by_two_presses_is_made_once(of):
    made = people.theme(of, "Burden")
    assert people.theme(of, "Burden") == made
    themes.delete(made, by=entry.facilitator_named("one@example.org"))
    assert people.theme(of, "Burden") != made


def test_a_name_that_somebody_else_has_just_given_is_taken(of):
    people.theme(of, "Burden")
    with pytest.raises(refusals.NameTaken):
        themes.create(of, name="Burden", by=entry.facilitator_named("two@example.org"))


def test_another_discussion_may_use_the_same_name(of):
    people.theme(of, "Burden")
    assert people.theme(people.discussion(team="Other"), "Burden").shape == 0


def test_an_answer_may_be_under_several_themes(of, team):
    found = [people.theme(of, name, team[0]) for name in ("One", "Two")]
    assert [members(one) for one in found] == [ids(team[0])] * 2


def test_a_sealed_answer_is_put_under_no_theme(by):
    sealed = people.discussion(reading_rule="when_opened")
    one, *_ = people.answered(sealed, 3)
    own = people.answers.own_answer(one.voice, people.round_of(sealed))
    with pytest.raises(refusals.NotReadable):
        themes.put_under(people.theme(sealed), answers=[own.pk], by=by)


@pytest.mark.parametrize("state", ["waiting", "held", "sent_back"])
def test_an_answer_that_is_kept_back_is_put_under_no_theme(of, team, by, state):
    card = people.card_of(team[0])
    Moderated.objects.create(round=card.round, answer_id=card.pk, state=state, rule="names")
    theme = people.theme(of)
    with pytest.raises(refusals.NotReadable):
        themes.put_under(theme, answers=[card.pk], by=by)


def test_answers_of_another_discussion_are_as_absent_as_missing_ones(of, team, by):
    away = people.theme(people.discussion(team="Other"))
    for answers in (ids(team[0]), {uuid4()}):
        with pytest.raises(refusals.NotReadable):
            themes.put_under(away, answers=answers, by=by)


def test_those_that_can_be_read_are_put_even_if_others_are_gone(of, team, by):
    theme = people.theme(of)
    themes.put_under(theme, answers=[*ids(team[0]), uuid4()], by=by)
    assert members(theme) == ids(team[0])


def test_nothing_chosen_is_told(of, by):
    theme = people.theme(of)
    for act in (themes.put_under, themes.take_out):
        with pytest.raises(refusals.NothingChosen):
            act(theme, answers=[], by=by)


def test_taking_back_an_answer_takes_it_from_its_themes(of, team):
    theme = people.theme(of, "Looking slow", *team[:2])
    people.withdraw(team[0])
    assert members(theme) == ids(team[1])


def test_a_stir_leaves_answers_where_they_were_put(of, team):
    theme = people.theme(of, "Looking slow", *team[:2])
    people.publish(of)
    assert members(theme) == ids(*team[:2])


def test_each_act_is_logged_with_what_it_did(of, team, by):
    theme = people.theme(of, "Slow", *team[:2])
    themes.take_out(theme, answers=ids(team[0]), by=by)
    lines = Act.objects.order_by("id").values_list("kind", "number", "items", "note", "before", "facilitator")
    assert list(lines) == [
        ("theme", 1, 2, "Slow", remembered(theme, put=team[:2], made=True), by.pk),
        ("untheme", 1, 1, "Slow", remembered(theme, taken=team[:1]), by.pk),
    ]


def test_what_changes_nothing_is_not_logged(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    before = (Act.objects.count(), version(of))
    themes.put_under(theme, answers=ids(team[0]), by=by)
    themes.take_out(theme, answers=ids(team[1]), by=by)
    themes.rename(theme, name="Slow", by=by)
    assert (Act.objects.count(), version(of)) == before


def test_answers_to_two_questions_have_no_one_number(of, team, by):
    for one in team:
        people.answer(one, "Two.", number=2)
    chosen = ids(team[0]) | {people.card_of(team[0], number=2).pk}
    themes.create(of, name="Both", answers=chosen, by=by)
    assert list(Act.objects.values_list("number", "items")) == [(None, 2)]


@pytest.mark.parametrize(
    "change",
    [
        lambda theme, other, item, by: themes.put_under(theme, answers=[item], by=by),
        lambda theme, other, item, by: themes.take_out(other, answers=[item], by=by),
        lambda theme, other, item, by: themes.rename(other, name="New", by=by),
        lambda theme, other, item, by: themes.merge(other, into=theme, by=by),
        lambda theme, other, item, by: themes.delete(other, by=by),
    ],
    ids=["put", "taken out", "renamed", "merged", "deleted"],
)
def test_a_change_of_what_is_read_is_a_new_version_of_its_question_alone(of, team, by, change):
    theme, other = people.theme(of, "Theme"), people.theme(of, "Other", team[0])
    before = [version(of, number) for number in (1, 2)]
    change(theme, other, people.card_of(team[0]).pk, by)
    assert [version(of, number) == then for number, then in zip((1, 2), before, strict=True)] == [False, True]


def test_the_board_tells_the_themes_of_a_card_by_name(of, team):
    for name in ("Two", "One"):
        people.theme(of, name, team[0])
    [card] = [one for one in board.read(people.round_of(of)).cards if one.id == people.card_of(team[0]).pk]
    assert [theme.name for theme in card.themes] == ["One", "Two"]


def test_merging_counts_an_answer_once_and_lets_the_first_theme_go(of, team, by):
    one, other = people.theme(of, "One", *team[:2]), people.theme(of, "Other", *team[1:3])
    themes.merge(one, into=other, by=by)
    assert (list(Theme.objects.all()), members(other)) == ([other], ids(*team[:3]))


def test_nothing_is_merged_into_itself(of, by):
    theme = people.theme(of)
    with pytest.raises(refusals.UnknownChoice):
        themes.merge(theme, into=theme, by=by)


def test_one_answer_is_put_under_what_was_ticked_and_taken_from_what_no_longer_is(of, team, by):
    one, two, three = people.theme(of, "1", team[0]), people.theme(of, "2", team[0]), people.theme(of, "3")
    themes.place(of, answer=people.card_of(team[0]).pk, was=[one.pk, two.pk], themes=[two.pk, three.pk], by=by)
    assert [members(theme) for theme in (one, two, three)] == [set(), ids(team[0]), ids(team[0])]


def test_boxes_that_were_left_alone_change_nothing_that_somebody_else_has_ticked_or_not(of, team, by):
    ticked, taken, wanted = people.theme(of, "1", team[0]), people.theme(of, "2"), people.theme(of, "3")
    themes.place(of, answer=people.card_of(team[0]).pk, was=[taken.pk], themes=[taken.pk, wanted.pk], by=by)
    assert [members(theme) for theme in (ticked, taken, wanted)] == [ids(team[0]), set(), ids(team[0])]
    assert ThemeRejection.objects.count() == 0


def test_what_both_of_two_facilitators_have_ticked_or_taken_is_done_once(of, team, by):
    one, two = people.theme(of, "1"), people.theme(of, "2", team[0])
    for _ in range(2):
        themes.place(of, answer=people.card_of(team[0]).pk, was=[two.pk], themes=[one.pk], by=by)
    assert [members(theme) for theme in (one, two)] == [ids(team[0]), set()]
    assert Act.objects.filter(before__theme__in=[str(one.pk), str(two.pk)]).count() == 4


def test_a_theme_that_is_not_there_cannot_be_ticked(of, team, by):
    away = people.theme(people.discussion(team="Other"))
    with pytest.raises(refusals.UnknownChoice):
        themes.place(of, answer=people.card_of(team[0]).pk, was=[], themes=[away.pk], by=by)


def test_whoever_takes_an_answer_from_a_theme_that_was_merged_meanwhile_is_told(of, team, by):
    one, two = people.theme(of, "1", team[0]), people.theme(of, "2")
    themes.merge(one, into=two, by=by)
    with pytest.raises(refusals.Overtaken) as told:
        themes.place(of, answer=people.card_of(team[0]).pk, was=[one.pk], themes=[], by=by)
    assert str(told.value.sentence) == "This theme is gone by now: somebody else has deleted it."


def test_what_is_taken_out_or_rejected_is_remembered_once(of, team, by):
    theme = people.theme(of, "Slow", team[0])
    themes.take_out(theme, answers=ids(team[0]), by=by)
    for _ in range(2):
        themes.reject(theme, answers=ids(*team[:2]))
    assert set(ThemeRejection.objects.values_list("theme", "answer")) == {(theme.pk, one) for one in ids(*team[:2])}


def test_a_rejected_phrase_leaves_no_word(of):
    for _ in range(2):
        themes.reject_phrase(of, phrase="asking early")
    [row] = ThemeRejection.objects.values_list("phrase", flat=True)
    assert (len(bytes(row)), b"asking" in bytes(row)) == (32, False)


@pytest.mark.parametrize(
    "act",
    [
        lambda gone, other, item, by: themes.put_under(gone, answers=[item], by=by),
        lambda gone, other, item, by: themes.take_out(gone, answers=[item], by=by),
        lambda gone, other, item, by: themes.rename(gone, name="Another name", by=by),
        lambda gone, other, item, by: themes.merge(gone, into=other, by=by),
        lambda gone, other, item, by: themes.merge(other, into=gone, by=by),
        lambda gone, other, item, by: themes.reject(gone, answers=[item]),
    ],
    ids=["put", "taken out", "renamed", "merged", "merged into", "turned down"],
)
def test_whoever_comes_after_a_theme_was_deleted_is_told(of, team, by, act):
    gone, other = people.theme(of, "Gone", team[0]), people.theme(of, "Other", team[1])
    themes.delete(Theme.objects.get(pk=gone.pk), by=by)
    before = Act.objects.count(), members(other)
    with pytest.raises(refusals.Overtaken):
        act(gone, other, people.card_of(team[2]).pk, by)
    assert (Act.objects.count(), members(other)) == before


def test_deleting_a_theme_twice_is_deleting_it_once(of, team, by):
    theme = people.theme(of, "Looking slow", team[0])
    for one in [*Theme.objects.all(), theme]:
        themes.delete(one, by=by)
    assert [one.before["deleted"] for one in Act.objects.all() if "deleted" in one.before] == ["Looking slow"]
