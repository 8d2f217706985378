def test_the_form_holds_what_was_written(newcomer):
    newcomer.answer(1, "As it stands", me=2)
    fields = newcomer.get(f"{newcomer.home}q/1/edit/").form("/answer/").fields
    assert (fields["text"], fields["me"]) == ("As it stands", "2")


def test_a_changed_answer_stands_in_the_place_of_the_old_one(newcomer):
    newcomer.answer(1, "As it was")
    newcomer.answer(1, "As it is")
    page = newcomer.question(1)
    assert ("As it is" in page.text, "As it was" in page.text) == (True, False)


def test_what_an_edit_does_is_told_of_a_text_and_not_of_a_pass(writer, newcomer):
    newcomer.pass_over(1)
    told = ["it will say “reworded”" in one.get(f"{one.home}q/1/edit/").text for one in (writer, newcomer)]
    assert told == [True, False]


def test_that_a_pass_takes_the_second_thought_with_it_is_told_before(writer):
    before = writer.get(f"{writer.home}q/1/edit/").text
    writer.send(writer.question(1).form("/q/1/second/"), text="On second thought.", action="share")
    after = writer.get(f"{writer.home}q/1/edit/").text
    assert ["your second thought goes, too" in page for page in (before, after)] == [False, True]
