import re
from html import unescape
from urllib.parse import unquote

import pytest

from discussions.compare.glyphs import HOW_MANY
from discussions.domain import clock
from discussions.live import tickets
from discussions.models import Act, Answer, Card, Moderated, Mute
from tests import people
from tests.facilitators.moderating import board, fill_readable, fill_waiting, ref, send


def test_the_page_shows_what_can_be_read_and_no_sealed_word(room):
    people.answered(room.discussion, 3)
    people.answered(room.discussion, 2, number=2)
    page = board(room)
    found = [f"to question {n}." in page.text for n in (1, 2)]
    assert (page.status, found) == (200, [True, False])


def test_the_page_of_somebody_else_is_as_if_it_were_not_there(room):
    found = [room.facilitator.get(f"/facilitate/d/{slug}/moderate/") for slug in ("x" * 24, "y" * 24)]
    assert [one.status for one in found] == [404, 404]


def test_a_search_comes_back_with_what_was_typed_and_what_was_found(room):
    people.answered(room.discussion, 3)
    page = board(room, search="voice 2")
    assert (page.form("/moderate/").fields["search"], page.text.count("What voice")) == ("voice 2", 1)


@pytest.mark.parametrize(
    "asked", [{"state": "x"}, {"number": "x"}, {"theme": "x"}, {"after": "x"}, {"done": "x"}, {"log": "x"}]
)
def test_what_cannot_be_read_in_the_address_is_left_out(room, asked):
    people.answered(room.discussion, 3)
    page = board(room, **asked)
    assert (page.status, page.text.count("What voice")) == (200, 3)


def test_the_closing_thread_is_not_called_a_question(room):
    people.answered(room.discussion, 3, number=5)
    page = board(room).text
    assert ("Question 5" in page, page.count('<span class="muted">To close</span>')) == (False, 3)


def test_a_part_is_a_part(room):
    people.answered(room.discussion, 3)
    page = room.facilitator.ask("GET", f"/facilitate/d/{room.slug}/moderate/", **{"HX-Request": "true"})
    assert (page.text.lstrip()[:24], "<html" in page.text) == ('<div class="mod" id="das', False)


def test_an_item_opens_with_its_panel_by_a_plain_link(room):
    people.answered(room.discussion, 3)
    item = Answer.objects.first()
    page = board(room, open=f"answer.{item.pk}")
    assert page.text.count(f"{item.pk}-line") == 2


def test_all_are_selected_by_a_plain_link(room):
    people.answered(room.discussion, 3)
    page = board(room, all="1")
    assert page.text.count("data-pick checked") == 3


@pytest.mark.parametrize("count", [1, 50])
def test_the_page_asks_as_often_for_many_items_as_for_few(room, count, django_assert_num_queries):
    fill_waiting(room.discussion, count)
    board(room)
    with django_assert_num_queries(12):
        page = board(room)
    assert page.text.count('class="item"') == count


@pytest.mark.parametrize("text", ["Nine words that somebody wrote to a question here. " * 30, "“ä” & <b>" * 200])
def test_five_hundred_waiting_fit_on_a_page(room, text, django_assert_max_num_queries):
    fill_waiting(room.discussion, 500, text=text)
    with django_assert_max_num_queries(12):
        page = board(room)
    assert (len(page.text.encode()) < 200_000, "after=" in page.text) == (True, True)


@pytest.mark.parametrize("text", ["Nine words that somebody wrote to a question here. " * 30])
def test_five_hundred_readable_and_all_themes_fit_on_a_page(room, text):
    fill_readable(room.discussion, 500, text=text)
    for place in range(HOW_MANY):
        people.theme(room.discussion, f"Theme {place} {'of a long name' * 3}")
    page = board(room, state="readable")
    assert (page.text.count("data-themes"), len(page.text.encode()) < 200_000) == (
        page.text.count('class="item"'),
        True,
    )


def test_the_next_page_has_others(room):
    fill_waiting(room.discussion, 60)
    first = board(room)
    after = first.text.split("after=")[1].split('"')[0].split("&")[0]
    second = board(room, state="waiting", after=after)
    found = [set(one.parts("data-ref")) for one in (first, second)]
    assert ([len(one) for one in found], found[0] & found[1]) == ([50, 10], set())


def test_the_board_below_its_floor_shows_nothing_here_either(room):
    people.answered(room.discussion, 3)
    Card.objects.filter(answer=Answer.objects.first()).delete()
    assert (Moderated.objects.count(), board(room).text.count("What voice")) == (0, 0)


def fill_log(room, count: int) -> None:
    """So many lines of the log, each with its place as the note."""
    day = clock.today()
    rows = [Act(discussion=room.discussion, kind="keep", note=f"line {place}", on_day=day) for place in range(count)]
    Act.objects.bulk_create(rows)


def lines(page) -> list[int]:
    return [int(one) for one in re.findall(r"<bdi>line (\d+)</bdi>", page.text)]


def links(page) -> dict[str, str]:
    return {words: unescape(to) for to, words in re.findall(r'<a href="([^"]*)#side-log">([^<]*)</a>', page.text)}


def test_older_lines_of_the_log_are_reached_by_a_link_that_keeps_the_place(room):
    people.answered(room.discussion, 3)
    fill_log(room, 41)
    first = board(room, state="readable", number="1", search="voice 1", open="x")
    second = room.facilitator.get(links(first)["Older ones"])
    third = room.facilitator.get(links(second)["Older ones"])
    assert [lines(one) for one in (first, second, third)] == [[*range(40, 20, -1)], [*range(20, 0, -1)], [0]]
    assert [[*links(one)] for one in (second, third)] == [["The newest ones", "Older ones"], ["The newest ones"]]
    assert (third.form("/moderate/").fields["search"], third.text.count("What voice")) == ("voice 1", 1)
    assert lines(room.facilitator.get(links(third)["The newest ones"])) == lines(first)


def test_an_older_line_is_undone_where_it_stands_and_by_no_key(room):
    people.answered(room.discussion, 3)
    send(room, ref("What voice 1 says to question 1."), "mute", note="line 99")
    act = Act.objects.get().pk
    fill_log(room, 20)
    older = room.facilitator.get(links(board(room, state="readable"))["Older ones"])
    undone = room.facilitator.follow(room.facilitator.send(older.form(f"/undo/{act}/?state=readable&log={act + 1}")))
    assert (older.text.count("data-undo"), lines(undone), Mute.objects.count()) == (0, [99], 0)


def test_the_page_stays_with_the_lines_of_the_log_that_were_asked_for(room):
    fill_log(room, 21)
    older = links(board(room, state="readable"))["Older ones"]
    here = unescape(room.facilitator.get(older).text.split('data-here="')[1].split('"')[0])
    assert here == older


@pytest.mark.parametrize("count", [21, 41])
def test_older_lines_of_the_log_are_asked_for_as_often_as_the_newest(room, count, django_assert_num_queries):
    people.answered(room.discussion, 3)
    fill_log(room, count)
    older = links(board(room))["Older ones"]
    with django_assert_num_queries(12):
        room.facilitator.get(older)


@pytest.mark.parametrize("page", ["moderate/", "stage/"])
def test_after_closing_the_page_still_hears_what_others_who_run_this_do(room, page):
    people.close(room.discussion)
    [stream] = room.facilitator.get(f"/facilitate/d/{room.slug}/{page}").parts("data-stream")
    assert tickets.read(unquote(stream.partition("live/?ticket=")[2]), room.slug)
