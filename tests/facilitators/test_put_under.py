import pytest

from discussions.domain import entry, themes
from discussions.models import Act, Card, Theme
from tests import people

from .theming import ids, members, post, themes_page


def test_a_theme_is_made_by_its_name_alone(room):
    form = themes_page(room).form("/put-under/")
    page = room.facilitator.send(form, name="  Looking\t slow ", action="make")
    assert (page.status, Theme.objects.get().name) == (302, "Looking slow")


def test_chosen_answers_become_a_theme_and_their_phrase_is_done_with(room, team):
    fields = {"action": "make", "name": "Voices", "phrase": "voice", "where": "voice", "answers": ids(*team[:2])}
    pages = [themes_page(room).text, post(room, "put-under/", fields), themes_page(room).text]
    assert ["mention “voice”" in page for page in (pages[0], pages[2])] == [True, False]
    assert members(Theme.objects.get()) == sorted(ids(*team[:2]))


def test_all_answers_of_a_phrase_become_a_theme_in_a_large_discussion_too(room):
    people.readable(room.discussion, 300)
    every = [str(item) for item in Card.objects.values_list("pk", flat=True)]
    page = post(room, "put-under/", {"action": "make", "name": "Voices", "phrase": "voice", "answers": every})
    assert (page.status, members(Theme.objects.get())) == (302, sorted(every))


def test_chosen_answers_are_put_under_a_theme_that_is_there(room, team):
    theme = people.theme(room.discussion)
    page = post(room, "put-under/", {"action": "put", "theme": theme.pk, "answers": ids(team[0])})
    assert (page.status, members(theme)) == (302, ids(team[0]))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Give the theme a name."),
        ("\u200b", "Give the theme a name."),
        ("x" * 61, "A name has at most 60 characters."),
        ("taken", "There is a theme of this name."),
    ],
)
def test_a_name_that_does_not_do_comes_back_with_its_sentence(room, name, sentence):
    people.theme(room.discussion, "Taken")
    page = room.facilitator.send(themes_page(room).form("/put-under/"), name=name, action="make")
    assert (page.status, sentence in page.text, 'aria-describedby="new-name-error"' in page.text) == (422, True, True)
    assert page.form("/put-under/").fields["name"] == name


def test_whoever_names_a_phrase_that_another_has_just_named_is_told(room, team):
    ben, cards = entry.facilitator_named("ben@example.org"), [people.card_of(one).pk for one in team]
    themes.create(room.discussion, name="Voices", by=ben, answers=cards)
    sent = {"action": "make", "name": "Voices", "phrase": "voice", "where": "voice", "answers": ids(*team)}
    second = post(room, "put-under/", sent)
    assert (second.status, "There is a theme of this name." in second.text) == (422, True)
    [new] = [form for form in second.forms if form.fields.get("where") == "new"]
    assert new.fields["name"] == "Voices"


def test_a_theme_that_is_made_by_two_presses_is_made_once(room, team):
    sent = {"action": "make", "name": "Voices", "phrase": "voice", "where": "voice", "answers": ids(*team)}
    assert [post(room, "put-under/", sent).status for _ in range(2)] == [302, 302]
    assert (Theme.objects.count(), Act.objects.count()) == (1, 1)


def test_without_a_chosen_answer_nothing_is_put(room, team):
    theme = people.theme(room.discussion)
    page = post(room, "put-under/", {"action": "put", "theme": theme.pk, "where": "loose"})
    assert (page.status, "Choose at least one answer." in page.text) == (422, True)


@pytest.mark.parametrize("theme", ["", "nothing"])
def test_without_a_theme_the_ticks_stay(room, team, theme):
    people.theme(room.discussion)
    page = post(room, "put-under/", {"action": "put", "theme": theme, "where": "loose", "answers": ids(team[0])})
    [loose] = [source for key, source in page.parts("id").items() if key == "loose"]
    assert (page.status, "Choose a theme from the list." in loose) == (422, True)
    assert f'value="{ids(team[0])[0]}" checked' in loose


def test_a_theme_of_another_discussion_takes_nothing(room, team):
    away = people.theme(people.discussion(team="Other"))
    page = post(room, "put-under/", {"action": "put", "theme": away.pk, "answers": ids(team[0])})
    assert (page.status, members(away)) == (409, [])


def test_a_theme_that_somebody_deleted_meanwhile_takes_nothing_and_what_was_chosen_stays_so(room, team):
    one, other = people.theme(room.discussion), people.theme(room.discussion, "Other")
    themes.delete(one, by=entry.facilitator_named("two@example.org"))
    page = post(room, "put-under/", {"action": "put", "theme": one.pk, "where": "loose", "answers": ids(*team[:2])})
    loose = page.parts("id")["loose"]
    assert (page.status, "This theme is gone by now" in loose, members(other)) == (409, True, [])
    assert [f'value="{item}" checked' in loose for item in ids(*team[:3])] == [True, True, False]


def test_a_form_that_is_too_old_gives_back_the_name(room):
    form = themes_page(room).form("/put-under/")
    page = room.facilitator.send(form, name="Looking slow", action="make", csrfmiddlewaretoken="of another day")
    assert (page.status, "Looking slow" in page.text) == (403, True)
