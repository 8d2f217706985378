from tests.crowd import Browser

from .conftest import sign_in


def test_whoever_came_by_a_link_is_offered_a_password(room):
    page = room.facilitator.get("/facilitate/account/")
    assert (page.status, page.form("/change-password/").fields.keys() >= {"new", "again"}) == (200, True)
    assert "current" not in page.form("/change-password/").fields


def test_whoever_has_a_password_is_asked_for_it(ana):
    browser = Browser()
    sign_in(browser)
    page = browser.get("/facilitate/account/")
    assert ["current" in page.form(ending).fields for ending in ("/change-password/", "/change-email/")] == [True, True]


def test_only_words_of_ours_are_said_after_an_act(room):
    said = [room.facilitator.get(f"/facilitate/account/?done={what}").text for what in ("password", "<b>anything")]
    assert ["Your new password holds" in said[0], "anything" in said[1]] == [True, False]
