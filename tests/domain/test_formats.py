import csv
import json
from io import StringIO

import pytest

from discussions.domain import formats
from discussions.models import Reply
from tests import people
from tests.deciding import decide
from tests.domain.test_spreadsheet import formulas
from tests.layers import laid

pytestmark = pytest.mark.django_db


@laid
def team():
    found = people.answered(people.discussion(team="Équipe « Café »"), 5, me=[4, 5, 4, 5, 1], guess=[2, 2, 1, 2, 4])
    people.publish(found[0].discussion)
    people.answer(found[0], '=HYPERLINK("https://evil.example")\n# Not a heading', me=4, guess=2)
    people.publish(found[0].discussion)
    people.reply(found[1], people.card_of(found[0]), "@SUM(A1)")
    people.publish(found[0].discussion)
    return people.again(found[0]).discussion


def text(team, format) -> str:
    return formats.export_file(team, format=format).text


def rows(team) -> list[list[str]]:
    return list(csv.reader(StringIO(text(team, "csv").removeprefix("\ufeff"), newline="")))


def test_the_spreadsheet_has_a_row_for_each_figure_answer_and_reply(team):
    asked = "When do you ask or not ask for help?"
    found = [row for row in rows(team) if row[:2] == ["1", asked]]
    assert [row[3:6] for row in found if row[2] == "Me"][4] == ["5 readily", "", "2"]
    assert [len([row for row in found if row[2] == kind]) for kind in ("Me", "Answer", "Reply")] == [5, 5, 1]


def test_in_the_spreadsheet_no_text_is_a_formula(team):
    assert (text(team, "csv")[0], formulas(text(team, "csv"))) == ("\ufeff", [])


def test_a_sealed_question_is_one_row_with_its_reason(team):
    [row] = [row for row in rows(team) if row[0] == "2"]
    assert row[2:4] == ["Not shown", "The answers open when 3 people have answered."]


@pytest.fixture
def passed():
    """All that a readable question can lack: nobody wrote and nobody rated."""
    of = people.discussion()
    for one in people.people(of, 3):
        people.answer(one)
    people.publish(of)
    return of


def test_where_nobody_wrote_or_rated_a_file_says_empty(passed):
    wrote, rated = "All 3 passed; nobody wrote an answer.", "Nobody has rated this yet; figures open at 5."
    assert [row[2:4] for row in rows(passed) if row[0] == "1"][:2] == [["Empty", wrote], ["Empty", rated]]
    assert [f"Empty: {said}" in text(passed, "md") for said in (wrote, rated)] == [True, True]
    first = json.loads(text(passed, "json"))["questions"][0]
    assert (first["hidden"], first["empty"]) == ([], [wrote, rated])


def test_every_row_of_the_spreadsheet_is_as_long_as_the_first(team):
    assert {len(row) for row in rows(team)} == {11}


def test_the_json_says_the_same_and_null_where_something_is_held_back(team):
    told = json.loads(text(team, "json"))
    assert (told["passage"], told["team"], told["sample"]) == ("Asking for Help", "Équipe « Café »", False)
    first, second = told["questions"][:2]
    assert (first["scale"]["me"], first["scale"]["median_me"], len(first["answers"])) == ([1, 0, 0, 2, 2], 4, 5)
    assert (second["answered"], second["scale"]["me"], second["answers"]) == (None, None, None)


def test_the_json_has_these_fields_and_no_other(team):
    told = json.loads(text(team, "json"))
    answer = told["questions"][0]["answers"][0]
    assert sorted(answer) == sorted(
        ["text", "second_text", "reworded", "same", "differently", "skipped", "read_by", "replies", "held_replies"]
    )
    assert sorted(told["questions"][0]) == sorted(
        ["number", "text", "thread", "state", "hidden", "empty", "answered", "passed", "scale", "finding", "answers"]
    )


def test_the_markdown_keeps_texts_as_texts(team):
    found = text(team, "md")
    assert '> \\=HYPERLINK("https\\://evil.example")\\\n> \\# Not a heading\n' in found
    assert [line for line in found.splitlines() if line.startswith("# ")] == ["# Asking for Help"]


def test_the_markdown_has_the_figures_as_a_table(team):
    assert "| 5 readily | 2 | 0 |\n| Median | 4 | 2 |" in text(team, "md")


def test_a_reply_that_is_held_leaves_a_line_in_each_format(team):
    decide(team, "hold", Reply.objects.get())
    held = "1 reply is held by the facilitator."
    told = json.loads(text(team, "json"))["questions"][0]["answers"]
    assert [row[2:4] for row in rows(team) if held in row] == [["Not shown", held]]
    assert (f"\n\n{held}\n" in text(team, "md"), sum(one["held_replies"] for one in told)) == (True, 1)


def test_a_sample_says_that_it_is_one():
    of = people.discussion(is_sample=True)
    assert [
        ("rehearsal" in text(of, format) or '"sample": true' in text(of, format)) for format in formats.FORMATS
    ] == [True] * 3


@pytest.mark.parametrize(
    ("team", "name"),
    [
        ("Équipe « Café »", "equipe-cafe-answers.csv"),
        ('a"; filename=x\r\nSet-Cookie: a', "a-filenamex-set-cookie-a-answers.csv"),
        ("團隊", "team-answers.csv"),
        ("../../etc", "etc-answers.csv"),
        ("x" * 120, f"{'x' * 60}-answers.csv"),
    ],
)
def test_a_file_is_named_after_the_team_in_ascii(team, name):
    assert formats.file_name(team, "answers", "csv") == name


def test_each_format_tells_the_lines_that_moved_the_group(team):
    for one, value in zip(people.people(team, 3), ("struck", "struck", "differently"), strict=True):
        people.mark_line(one, 11, value)
    team = people.Discussion.objects.get(pk=team.pk)
    line = "In life one must move from dependence to independence."
    assert [row[2:6] for row in rows(team) if row[0] == ""] == [
        ["A line that struck", line, "", "2"],
        ["A line read differently", line, "", "1"],
    ]
    assert json.loads(text(team, "json"))["lines"] == [{"text": line, "struck": 2, "differently": 1}]
    assert f"## Lines that moved us\n\n> {line}\n\nstruck 2 of us · 1 reads it differently\n" in text(team, "md")


def test_a_reply_of_the_writer_says_so_in_each_format_and_keeps_its_lines(team):
    [writer] = people.answered(team, 1)
    people.publish(team)
    people.reply(writer, people.card_of(writer), "First,\nthen.", as_author=True)
    people.publish(team)
    team = people.Discussion.objects.get(pk=team.pk)
    answers = json.loads(text(team, "json"))["questions"][0]["answers"]
    assert [one for answer in answers for one in answer["replies"] if one["by_author"]] == [
        {"text": "First,\nthen.", "by_author": True}
    ]
    assert [row[3] for row in rows(team) if row[2] == "Reply of the writer"] == ["First,\nthen."]
    assert "\n- the writer: First,\\\n  then.\n" in text(team, "md")
