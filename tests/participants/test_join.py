from html import escape

import pytest

from discussions.domain.refusals import WrongCode


def test_the_code_leads_to_the_discussion(room, newcomer):
    found = newcomer.send(newcomer.get("/").form("/join/"), code=room.discussion.code)
    assert (found.status, found.header("Location")) == (303, newcomer.home)


@pytest.mark.parametrize("code", ["wrong-code", "", " ", "<b>"])
def test_a_wrong_code_comes_back_with_a_sentence(newcomer, code):
    page = newcomer.send(newcomer.get("/").form("/join/"), code=code)
    assert (page.status, escape(str(WrongCode.sentence)) in page.text) == (404, True)
    assert page.form("/join/").fields["code"] == code


def test_a_closed_discussion_has_no_code(room, newcomer):
    room.press("/close/")
    assert newcomer.send(newcomer.get("/").form("/join/"), code=room.discussion.code).status == 404
