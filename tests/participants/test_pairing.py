import pytest

from discussions.models import Discussion
from tests.crowd import Browser


@pytest.fixture
def nobody() -> Browser:
    """A browser that has not been here."""
    return Browser()


def test_whoever_wrote_here_can_take_it_along(writer):
    page = writer.get(f"{writer.home}pairing/")
    assert (page.status, page.has_form("/words/"), page.has_form("/text/"), page.has_form("/receive/")) == (
        (200, True, True, True)
    )


def test_whoever_wrote_nothing_can_only_come_from_elsewhere(newcomer):
    page = newcomer.get(f"{newcomer.home}pairing/")
    assert (page.status, page.has_form("/words/"), page.has_form("/text/"), page.has_form("/receive/")) == (
        (200, False, False, True)
    )


def test_the_page_gives_no_voice_to_a_new_browser(room, nobody):
    nobody.get(f"/d/{room.slug}/pairing/")
    assert [name for name in nobody.jar if "voice" in name] == []


def test_own_words_lead_here(writer, newcomer):
    assert "/pairing/" in writer.get(f"{writer.home}mine/").text
    assert "I wrote on another device" in newcomer.get(f"{newcomer.home}mine/").text


def test_a_locked_door_shows_the_way_for_whoever_was_here_before(room, writer, nobody):
    Discussion.objects.update(door_locked=True)
    refused = nobody.get(writer.home)
    assert (refused.status, f"{writer.home}pairing/" in refused.text) == (403, True)
    page = nobody.get(f"{writer.home}pairing/")
    assert (page.status, page.has_form("/receive/"), "ticket=" in page.text) == (200, True, False)


def test_other_refusals_show_no_such_way(newcomer):
    assert "/pairing/" not in newcomer.ask("POST", f"{newcomer.home}q/1/answer/").text


def test_a_draft_is_as_absent_here_as_everywhere(room, nobody):
    Discussion.objects.update(state="draft")
    assert nobody.get(f"/d/{room.slug}/pairing/").status == 404


def test_a_sealed_discussion_says_so(room, nobody):
    Discussion.objects.update(state="closed", salt=b"")
    assert nobody.get(f"/d/{room.slug}/pairing/").status == 403
