import pytest

from discussions.models import Reaction


@pytest.mark.parametrize("value", ["same", "differently", "skip"])
def test_a_mark_leads_back_to_its_question(writer, another, value):
    page = writer.mark(writer.question(1), another, value)
    assert (page.status, page.header("Location")) == (303, f"{writer.home}#question-1")
    assert Reaction.objects.get().value == value


def test_a_later_mark_takes_the_place_of_the_earlier(writer, another):
    page = writer.question(1)
    for value in ("same", "differently"):
        writer.mark(page, another, value)
    assert [one.value for one in Reaction.objects.all()] == ["differently"]


def test_a_mark_that_is_not_offered_is_refused(writer, another):
    assert (writer.mark(writer.question(1), another, "love").status, Reaction.objects.count()) == (422, 0)


def test_an_answer_that_is_not_there_cannot_be_marked(writer, another):
    page = writer.question(1)
    fake = "00000000-0000-4000-8000-000000000000"
    found = writer.ask("POST", f"{writer.home}a/{fake}/react/", page.form(f"/a/{another}/react/").fields)
    assert (found.status, Reaction.objects.count()) == (409, 0)
