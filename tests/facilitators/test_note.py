from discussions.domain import stage_note, takeaways
from discussions.models import Discussion
from tests.crowd import Browser

NOTE = "Two of us wait for somebody to begin."


def test_a_note_is_kept_on_the_console_and_is_on_no_other_page(workshop):
    workshop.press("note", act="keep", note=NOTE)
    elsewhere = [Browser().get(f"/d/{workshop.room.slug}/{path}").text for path in ("", "screen/", "pace/", "compare/")]
    assert (NOTE in workshop.page.text, [NOTE in page for page in elsewhere]) == (True, [False] * 4)


def test_a_press_puts_it_on_the_takeaway(workshop):
    workshop.press("note", act="takeaway", note=NOTE)
    assert (takeaways.page_of(workshop.room.discussion).said.heard, NOTE in workshop.page.text) == (NOTE, False)


def test_a_note_that_is_too_long_comes_back_with_a_sentence(workshop):
    page = workshop.press("note", act="keep", note="long " * 500)
    assert (page.status, "This is longer than 2000 characters." in page.text, "long long" in page.text) == (
        422,
        True,
        True,
    )


def test_the_second_facilitator_is_told_and_sees_both_notes(workshop):
    old, browser = workshop.page.form("note/"), workshop.room.facilitator
    workshop.press("note", act="keep", note=NOTE)
    page = browser.send(old, act="keep", note="Another note.")
    form = page.form("note/")
    assert (page.status, page.text.count(f"<bdi>{NOTE}</bdi>"), form.fields["note"]) == (409, 1, "Another note.")
    assert browser.send(form, act="keep").status == 302
    assert stage_note.note_of(Discussion.objects.get(slug=workshop.room.slug)) == "Another note."


def test_a_note_that_was_too_long_is_not_kept_over_one_that_came_meanwhile(workshop):
    old, browser = workshop.page.form("note/"), workshop.room.facilitator
    workshop.press("note", act="keep", note=NOTE)
    page = browser.send(old, act="keep", note="long " * 500)
    assert browser.send(page.form("note/"), act="keep", note="Another note.").status == 409
