from tests import people

from .writing import SHORT, writer


def test_the_preview_says_what_participants_will_read(scribe):
    page = scribe.get(f"{people.edition().passage_id}/preview/").text
    shown = people.discussion()
    theirs = scribe.browser.get(f"/d/{shown.slug}/").text
    text = theirs.split('<div class="text" dir="auto">')[1].split("</div>")[0]
    assert f'<div class="text" dir="auto">{text}</div>' in page


def test_html_in_it_is_text(scribe):
    edition = scribe.keep(SHORT.replace("A paragraph.", "A <b>paragraph</b>."))
    assert "A &lt;b&gt;paragraph&lt;/b&gt;." in scribe.get(f"{edition.passage_id}/preview/").text


def test_the_passage_of_somebody_else_has_none(scribe):
    assert scribe.get(f"{writer('ben').keep().passage_id}/preview/").status == 404
