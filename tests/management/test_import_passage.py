import pytest
from django.core.management import CommandError

from discussions.models import Edition, Passage
from tests.people import PASSAGE

pytestmark = pytest.mark.django_db

RECOGNISED = [
    "Title: Asking for Help",
    "Paragraphs: 7",
    "Question 1: When do you ask or not ask for help?",
    "  Scale: I ask for help at work (hardly ever … readily)",
    "Question 2: At work, what are the norms about asking for help?",
    "  Scale: Asking for help here is (a sign of weakness … simply how we work)",
    "Question 3: What is your theory of success?",
    "  Scale: To me success is (what I achieve … what we become together)",
    "Question 4: How could we use this passage to create a more positive organization?",
    "Closing thread: Leave a Reply",
]


def test_it_keeps_the_passage_and_prints_what_was_recognised(said):
    assert said("import_passage", str(PASSAGE)) == RECOGNISED
    assert [(one.title, one.questions.count()) for one in Edition.objects.all()] == [("Asking for Help", 5)]


def test_the_text_as_it_was_given_is_read_without_scales(said):
    given = PASSAGE.parent.parent / "tests" / "data" / "asking-for-help.txt"
    assert said("import_passage", str(given)) == [line for line in RECOGNISED if "Scale" not in line]


def test_a_dry_run_prints_the_same_and_keeps_nothing(said):
    assert said("import_passage", "--dry-run", str(PASSAGE)) == RECOGNISED
    assert Passage.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is no text in it. The first line is taken as the title."),
        (b"Title\n\nText.", "No question was found. Put the questions at the end, each after a bullet."),
        (b"\xff\xfe\x00", "{file} is not a text file in UTF-8."),
    ],
    ids=["empty", "no question", "not text"],
)
def test_what_is_no_passage_is_refused_with_a_sentence(said, tmp_path, content, sentence):
    file = tmp_path / "passage.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError) as error:
        said("import_passage", str(file))
    assert (str(error.value), Passage.objects.count()) == (sentence.format(file=file), 0)


def test_a_file_that_is_not_there_is_named(said, tmp_path):
    with pytest.raises(CommandError) as error:
        said("import_passage", str(tmp_path / "none.txt"))
    assert str(error.value) == f"{tmp_path / 'none.txt'} cannot be read: No such file or directory."


def test_a_folder_is_no_passage(said, tmp_path):
    with pytest.raises(CommandError) as error:
        said("import_passage", str(tmp_path))
    assert str(error.value) == f"{tmp_path} cannot be read: Is a directory."
