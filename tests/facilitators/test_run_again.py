from dataclasses import replace

from discussions.domain import editing
from discussions.models import Discussion


def test_a_press_leads_to_a_draft_that_can_be_opened_and_knows_its_earlier_run(room, console):
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/runs/")
    draft = room.facilitator.follow(room.facilitator.send(page.form("/runs/again/")))
    made = Discussion.objects.get(earlier=room.discussion)
    assert (draft.url, draft.has_form("/start/")) == (f"/facilitate/d/{made.slug}/", True)


def test_a_wording_that_is_not_offered_is_refused(room):
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/runs/")
    refused = room.facilitator.send(page.form("/runs/again/"), wording="other")
    assert (refused.status, "not one of those offered" in refused.text) == (422, True)


def test_a_draft_is_not_run_again(room):
    Discussion.objects.update(state="draft")
    token = room.facilitator.get(f"/facilitate/d/{room.slug}/").form("/start/").fields["csrfmiddlewaretoken"]
    there = f"/facilitate/d/{room.slug}/runs/again/"
    page = room.facilitator.ask("POST", there, {"csrfmiddlewaretoken": token})
    assert (page.status, "can be run again: not a draft" in page.text) == (409, True)


def test_the_newest_words_are_offered_once_there_are_some(room):
    passage = room.discussion.edition.passage
    before = room.facilitator.get(f"/facilitate/d/{room.slug}/runs/")
    loaded = editing.loaded(passage)
    newest = editing.rewrite(passage, replace(loaded.draft, title="Other words"), etag=loaded.etag)
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/runs/")
    room.facilitator.send(page.form("/runs/again/"), wording="newer")
    offered = ['value="newer"' in one.text for one in (before, page)]
    assert (offered, Discussion.objects.get(earlier=room.discussion).edition) == ([False, True], newest)
