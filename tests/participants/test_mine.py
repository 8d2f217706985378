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


def test_whoever_only_marked_can_take_it_back(room, writer, another):
    writer.mark(writer.question(1), another, "same")
    writer.withdraw(1)
    page = writer.get(f"{writer.home}mine/").text
    assert ("Nothing in this discussion is yours" in page, "You marked what others wrote." in page) == (False, True)
    assert "/mine/withdraw/" in page


def test_who_has_nothing_has_nothing_to_take_back(room):
    page = room.crowd(1)[0].get(f"/d/{room.slug}/mine/").text
    assert ("Nothing in this discussion is yours" in page, "Withdraw everything" in page) == (True, False)


def test_what_goes_with_an_answer_is_told_before_it_is_taken_back(writer, another):
    writer.reply(writer.question(1), another, "My own note")
    page = writer.get(f"{writer.home}mine/").text
    assert (page.count("its ratings are deleted at once"), page.count("It is deleted at once.")) == (1, 1)


def test_the_list_asks_as_often_for_many_items_and_replies_of_others_as_for_few(
    writer, another, django_assert_num_queries
):
    path = f"{writer.home}mine/"
    writer.get(path)
    with django_assert_num_queries(4):
        writer.get(path)
    for n in (2, 3, 4):
        writer.answer(n, f"What I say to question {n}.")
    for text in ("My own note", "Another one"):
        writer.reply(writer.question(1), another, text)
    with django_assert_num_queries(5):
        page = writer.get(path)
    assert page.text.count('action="') == 6
