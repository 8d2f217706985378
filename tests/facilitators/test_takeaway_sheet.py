import pytest

from discussions.domain import takeaways
from discussions.domain.takeaways import Promised, Said


@pytest.fixture
def sheet(room):
    return lambda: room.facilitator.get(f"/facilitate/d/{room.slug}/takeaway/sheet/").text


def test_the_sheet_has_what_is_kept_before_anybody_is_shown_it(room, sheet):
    takeaways.keep(room.discussion, said=Said("We <b>ask</b> late."), etag="", promised=Promised("Cake.", "Ana"))
    found = sheet()
    assert [text in found for text in ("We &lt;b&gt;ask&lt;/b&gt; late.", "Cake.", "Ana")] == [True] * 3


def test_an_empty_sheet_says_so(sheet):
    assert "Nothing has been written here yet." in sheet()
