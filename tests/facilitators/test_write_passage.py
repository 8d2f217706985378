import pytest

from discussions.domain import editing
from discussions.domain.drafts import Draft, DraftQuestion
from discussions.models import Passage

from .writing import FIELDS

THREE = {**FIELDS, "q1_text": "One?", "q2_text": "Two?", "q3_text": "Three?", "closing": "Anything?"}


def asked(page) -> list[str]:
    fields = page.form("/write/").fields
    return [value for name, value in fields.items() if name.endswith("_text")]


def error(page, field: str) -> str:
    return page.text.split(f'id="{field}-error">')[1].split("<")[0]


def test_a_passage_written_from_scratch_is_kept(scribe):
    form = scribe.get("write/").form("/write/")
    scale = {"q1_statement": "We ask", "q1_low": "never", "q1_high": "always"}
    page = scribe.browser.send(form, **FIELDS, **scale, closing="Anything?")
    kept = Passage.objects.get()
    assert (page.status, page.header("Location")) == (302, f"/facilitate/passages/{kept.pk}/")
    assert editing.loaded(kept).draft == Draft(
        "Title", "A paragraph.", (DraftQuestion("Why?", "We ask", "never", "always"),), "Anything?"
    )


@pytest.mark.parametrize(
    ("act", "order"),
    [
        ("add", ["One?", "Two?", "Three?", ""]),
        ("remove-2", ["One?", "Three?"]),
        ("up-3", ["One?", "Three?", "Two?"]),
        ("down-1", ["Two?", "One?", "Three?"]),
        ("up-1", ["One?", "Two?", "Three?"]),
        ("preview", ["One?", "Two?", "Three?"]),
        ("up-²", ["One?", "Two?", "Three?"]),
    ],
)
def test_a_button_changes_the_questions_and_keeps_every_word(scribe, act, order):
    page = scribe.post("write/", **THREE, act=act)
    fields = page.form("/write/").fields
    assert (page.status, asked(page), Passage.objects.count()) == (200, order, 0)
    assert (fields["title"], fields["body"], fields["closing"]) == ("Title", "A paragraph.", "Anything?")


def test_a_scale_moves_with_its_question(scribe):
    page = scribe.post("write/", **THREE, q3_statement="We ask", q3_low="never", q3_high="always", act="up-3")
    assert page.form("/write/").fields["q2_statement"] == "We ask"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", {"title": " "}, "Give the passage a title."),
        ("title", {"title": "w" * 201}, "The title is longer than 200 characters."),
        ("body", {"body": ""}, "There is no text yet. Write or paste what people will read."),
        ("body", {"body": "w" * 50_001}, "This is longer than a passage can be (50000 characters)."),
        ("q1_text", {"q1_text": "w" * 501}, "This question is longer than 500 characters."),
        (
            "q1_scale",
            {"q1_low": "never"},
            "A scale needs all three: the statement, its low end and its high end. Fill them in, or clear them.",
        ),
        ("closing", {"closing": "w" * 501}, "The closing thread is longer than 500 characters."),
    ],
)
def test_a_fault_is_said_beside_its_field_and_all_that_was_typed_stays(scribe, field, typed, sentence):
    page = scribe.post("write/", **FIELDS | typed)
    fields = page.form("/write/").fields
    assert (page.status, error(page, field), Passage.objects.count()) == (422, sentence, 0)
    assert {name: fields[name] for name in FIELDS | typed} == FIELDS | typed


def test_thirty_questions_are_refused_and_stay(scribe):
    many = {f"q{number}_text": f"Question {number}?" for number in range(1, 31)}
    page = scribe.post("write/", **FIELDS | many)
    assert (page.status, len(asked(page)), "There are more than 29 questions." in page.text) == (422, 30, True)


def test_twenty_nine_questions_with_their_scales_are_fine(scribe):
    parts = {"text": "Why?", "statement": "We ask", "low": "never", "high": "always"}
    many = {f"q{number}_{part}": said for number in range(1, 30) for part, said in parts.items()}
    assert scribe.post("write/", **FIELDS | many, closing="Anything?").status == 302
    assert len(editing.loaded(Passage.objects.get()).draft.questions) == 29


def test_a_passage_of_fifty_thousand_characters_is_fine(scribe):
    assert scribe.post("write/", **FIELDS | {"body": "w" * 50_000}).status == 302


def test_pictures_are_taken_out_and_named_before_anything_is_kept(scribe):
    page = scribe.post("write/", **FIELDS | {"body": "See ![it](x.png) here."})
    assert (page.status, Passage.objects.count()) == (422, 0)
    assert "Left out: a picture (x.png)." in page.text
    assert scribe.browser.send(page.form("/write/"), act="keep").status == 302


def test_without_a_question_it_is_said_what_people_will_see(scribe):
    page = scribe.post("write/", title="Title", body="Text.", act="preview")
    assert page.text.count("This passage has no questions. Read it, and talk about it together.") == 2
    assert scribe.browser.send(page.form("/write/"), act="keep").status == 302


def test_nul_and_what_nobody_sees_are_not_kept(scribe):
    scribe.post("write/", **FIELDS | {"title": "Ti\0t\u200ble"})
    assert Passage.objects.get().title == "Title"


def test_typed_text_is_shown_as_text(scribe):
    page = scribe.post("write/", title='"><b>', body="<i>Text</i>", q1_text="</textarea><b>", act="preview")
    assert (page.text.count("<b>"), page.text.count("<i>")) == (0, 0)
    assert page.text.count("&lt;b&gt;") == 4


@pytest.mark.parametrize(
    ("act", "place"),
    [
        ("up-3", 'value="up-2"'),
        ("up-2", 'value="down-1"'),
        ("down-1", 'value="down-2"'),
        ("down-2", 'value="up-3"'),
        ("add", 'name="q4_text"'),
        ("remove-1", 'name="q1_text"'),
        ("remove-3", 'name="q2_text"'),
    ],
)
def test_one_goes_on_where_the_button_was_pressed(scribe, act, place):
    page = scribe.post("write/", **THREE, act=act)
    [focused] = [tag for tag in page.text.split("<") if " autofocus" in tag]
    assert place in focused


def test_the_faults_at_the_top_lead_to_their_fields(scribe):
    page = scribe.post("write/", title="", body="Text.", q1_text="Why?", q1_low="never")
    led = [part.split('"')[0] for part in page.text.split('<a class="ink" href="#')[1:]]
    assert (led, [f'id="{one}"' in page.text for one in led]) == (["title", "q1_statement"], [True, True])


def test_a_form_that_is_too_old_gives_back_every_word(scribe):
    typed = FIELDS | {"q1_low": "never", "closing": "Anything else?"}
    page = scribe.browser.send(scribe.get("write/").form("/write/"), **typed, csrfmiddlewaretoken="of another day")
    assert (page.status, [word for word in typed.values() if f">{word}</textarea>" not in page.text]) == (403, [])
