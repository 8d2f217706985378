import pytest

from tests import people

FORMATS = {
    "csv": ("text/csv; charset=utf-8", 'attachment; filename="team-answers.csv"'),
    "json": ("application/json", 'attachment; filename="team-answers.json"'),
    "md": ("text/markdown; charset=utf-8", 'attachment; filename="team-answers.md"'),
}


@pytest.fixture
def download(room):
    return lambda format: room.facilitator.get(f"/facilitate/d/{room.slug}/export/{format}/")


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_comes_with_its_type_and_name_and_is_kept_by_nobody_on_the_way(download, format):
    page = download(format)
    found = (page.header("Content-Type"), page.header("Content-Disposition"))
    assert (page.status, found, page.header("Cache-Control")) == (200, FORMATS[format], "no-store")


@pytest.mark.parametrize("format", FORMATS)
def test_open_and_closed_discussions_hand_over_what_the_group_reads(room, download, format):
    people.readable(room.discussion, 3)
    assert "What voice 2 says to question 1." in download(format).text
    room.press("/close/")
    assert "What voice 2 says to question 1." in download(format).text


def test_what_is_sealed_is_not_handed_over(room, download):
    people.answered(room.discussion, 2)
    assert ["What voice" in download(format).text for format in FORMATS] == [False] * 3


def test_an_unknown_format_is_not_there(download):
    assert download("xlsx").status == 404


@pytest.mark.parametrize("answers", [3, 50])
def test_a_file_asks_as_often_for_many_answers_as_for_few(room, download, answers, django_assert_num_queries):
    people.readable(room.discussion, answers)
    download("csv")
    with django_assert_num_queries(5):
        download("csv")
