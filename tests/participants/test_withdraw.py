import re

from discussions.models import Answer


def test_what_is_taken_back_is_gone_and_the_form_is_empty_again(newcomer):
    newcomer.answer(1, "Said too much")
    assert newcomer.withdraw(1).status == 303
    page = newcomer.question(1)
    assert (Answer.objects.count(), "Said too much" in page.text, page.has_form("/answer/")) == (0, False, True)


def test_what_is_taken_back_in_the_list_of_own_items_leads_back_to_it(newcomer):
    newcomer.answer(1, "Said too much")
    page = newcomer.get(f"{newcomer.home}mine/")
    [name, value] = re.findall(r'class="danger" name="(\w+)" value="(\w+)"', page.text)[0]
    done = newcomer.send(page.form("/q/1/withdraw/"), **{name: value})
    assert (done.status, done.header("Location"), Answer.objects.count()) == (303, f"{newcomer.home}mine/", 0)


def test_taking_back_twice_is_taking_back_once(newcomer):
    newcomer.answer(1, "Said too much")
    form = newcomer.question(1).form("/q/1/withdraw/")
    assert [newcomer.send(form).status for _ in range(2)] == [303, 303]


def test_an_old_page_does_not_take_back_newer_words(newcomer):
    newcomer.answer(1, "Old words")
    form = newcomer.question(1).form("/q/1/withdraw/")
    newcomer.answer(1, "New words")
    page = newcomer.send(form)
    assert (page.status, Answer.objects.get().text) == (409, "New words")
    assert ("so it was not taken back" in page.text, "Both texts" in page.text) == (True, False)
