def test_own_items_are_listed_with_their_words(writer, another):
    writer.reply(writer.question(1), another, "My own note")
    page = writer.get(f"{writer.home}mine/")
    assert (page.status, "What voice 0 says." in page.text, "My own note" in page.text) == (200, True, True)


def test_the_list_of_somebody_else_is_not_this_one(room, writer):
    page = room.crowd(1)[0].get(f"/d/{room.slug}/mine/")
    assert (page.status, "What voice 0 says." in page.text) == (200, False)


def test_the_lines_that_one_marked_are_counted_and_can_be_found(newcomer):
    for n in (2, 5):
        newcomer.send(newcomer.get(f"{newcomer.home}lines/{n}/").form(f"/lines/{n}/"), value="struck")
    page = newcomer.get(f"{newcomer.home}mine/").text
    assert "You marked 2 lines of the passage." in page
    assert ("/lines/" in page, "Nothing in this discussion is yours" in page) == (True, False)
