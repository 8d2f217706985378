from hypothesis import assume, example, given
from hypothesis import strategies as st

from discussions.domain import drafts, passage_files, recognising
from discussions.domain.drafts import Draft, DraftQuestion
from tests.people import PASSAGE

PIECES = [
    "## Questions",
    "## Closing thread",
    "\\",
    "|",
    "\n",
    "\n\n",
    "- ",
    "  - scale: ",
    "Leave a Reply",
    "1. ",
    "# ",
    "Why?",
    " ",
]
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=8).map("".join)
ASKED = st.builds(DraftQuestion, WORDS, WORDS, WORDS, WORDS) | st.builds(DraftQuestion, WORDS)
FULL = drafts.of(recognising.recognise(PASSAGE.read_text("utf-8")))


def read_again(draft: Draft) -> Draft:
    return drafts.of(recognising.read(passage_files.as_markdown(draft)))


@given(st.builds(Draft, WORDS, WORDS, st.lists(ASKED, max_size=3).map(tuple), WORDS))
@example(FULL)
@example(Draft("# Title", "- one\n- two", (), "Leave a Reply"))
@example(Draft("Title", "Text.\n\n## Questions\n\n- Why?", (), ""))
@example(Draft("Title", "## Closing thread", (), ""))
@example(Draft("Title", "\\## Questions", (DraftQuestion("Why?", "a|b", "c\\", "\\|"),), "## Questions"))
def test_a_file_read_again_gives_the_same_passage(typed):
    draft, left_out = drafts.tidied(typed)
    draft = Draft(draft.title, draft.body, draft.asked, draft.closing)
    assume(not drafts.faults(draft) and not left_out)
    assert read_again(draft) == draft


def test_the_file_is_markdown_that_people_can_read():
    draft = Draft("Title", "One.\n\nTwo.", (DraftQuestion("Why?", "We ask", "never", "always"),), "Anything else?")
    assert passage_files.as_markdown(draft) == (
        "# Title\n\nOne.\n\nTwo.\n\n## Questions\n\n- Why?\n  - scale: We ask | never | always\n"
        "\n## Closing thread\n\nAnything else?\n"
    )


def test_a_file_is_named_by_its_title():
    assert [passage_files.file_name(one) for one in ("Asking for Help", "助け", 'a"b/../c\r\n')] == [
        "asking-for-help.md",
        "passage.md",
        "abc.md",
    ]
