from discussions.domain import takeaways
from discussions.domain.takeaways import Said


def test_the_page_comes_as_markdown(room):
    takeaways.keep(room.discussion, said=Said("We ask late."), etag="")
    page = room.facilitator.get(f"/facilitate/d/{room.slug}/takeaway/md/")
    assert page.header("Content-Disposition") == 'attachment; filename="team-takeaway.md"'
    assert (page.header("Cache-Control"), "> We ask late.\n" in page.text) == ("no-store", True)
