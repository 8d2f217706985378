from discussions.domain import entry
from tests.crowd import facilitator


def test_the_stage_begins_with_reading(workshop):
    page = workshop.page
    assert (page.status, "Begin" in page.text, "Not begun" in page.text) == (200, True, True)


def test_asked_by_a_script_it_answers_with_its_part(workshop):
    page = workshop.room.facilitator.ask("GET", f"/facilitate/d/{workshop.room.slug}/stage/", **{"HX-Request": "true"})
    assert (page.status, "<html" in page.text, 'id="stage"' in page.text) == (200, False, True)


def test_no_word_of_a_sealed_answer_is_on_it(workshop):
    for place, one in enumerate(workshop.room.crowd(2)):
        one.answer(1, f"What voice {place} says.")
    workshop.go_to("exchange-1")
    page = workshop.page
    assert ("What voice" in page.text, "fewer than 3 have answered" in page.text) == (False, True)


def test_the_stage_of_somebody_else_is_as_if_it_were_not_there(workshop):
    other = facilitator(entry.issue_link(entry.facilitator_named("two@example.org")))
    assert other.get(f"/facilitate/d/{workshop.room.slug}/stage/").status == 404
