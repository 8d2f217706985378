from discussions.models import Passage
from tests import people

from .writing import writer


def test_a_copy_of_what_comes_with_the_server_is_ones_own_and_can_be_edited(scribe):
    page = scribe.browser.send(scribe.get(f"{people.edition().passage_id}/").form("/duplicate/"))
    copy = Passage.objects.get(owner=scribe.account)
    assert (page.header("Location"), copy.title) == (
        f"/facilitate/passages/{copy.pk}/edit/",
        "Copy of Asking for Help",
    )


def test_the_passage_of_somebody_else_cannot_be_copied(scribe):
    assert scribe.post(f"{writer('ben').keep().passage_id}/duplicate/").status == 404
    assert Passage.objects.filter(owner=scribe.account).count() == 0
