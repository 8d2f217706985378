def test_the_form_holds_what_was_written(newcomer):
    newcomer.answer(1, "As it stands", me=2)
    fields = newcomer.get(f"{newcomer.home}q/1/edit/").form("/answer/").fields
    assert (fields["text"], fields["me"]) == ("As it stands", "2")


def test_a_changed_answer_stands_in_the_place_of_the_old_one(newcomer):
    newcomer.answer(1, "As it was")
    newcomer.answer(1, "As it is")
    page = newcomer.question(1)
    assert ("As it is" in page.text, "As it was" in page.text) == (True, False)
