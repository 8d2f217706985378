import re

from discussions.models import Opinion
from tests import people
from tests.crowd import Browser

from .grouping import name_group, page_of, staff_of


def read(of) -> str:
    """The opinion groups as somebody reads them who has passed."""
    one = Browser()
    one.jar |= people.cookies_of(passed(of))
    return one.get(f"/d/{of.slug}/compare/1/opinions/").text


def passed(of):
    one = people.person(of)
    people.answer(one, "")
    return one


def test_the_name_stands_beside_the_letter_on_everybodys_page(grouped):
    page = name_group(grouped, group=0, name=" Ask  <early> ")
    assert (page.status, Opinion.objects.get().names) == (302, {"0": "Ask <early>"})
    assert ["Group A: Ask &lt;early&gt;" in read(grouped), "Group A: Ask <early>" in read(grouped)] == [True, False]


def test_an_empty_name_takes_it_back(grouped):
    name_group(grouped, group=1, name="Ask early")
    name_group(grouped, group=1, name=" ", was="Ask early")
    assert ("Group B:" in read(grouped), Opinion.objects.get().names) == (False, {})


def test_a_name_that_is_too_long_comes_back_beside_its_field(grouped):
    page = name_group(grouped, group=1, name="x" * 61)
    assert (page.status, page.text.count('aria-invalid="true"'), page.text.count("x" * 61)) == (422, 1, 1)
    assert "A name has at most 60 characters." in page.text


def test_a_group_that_is_gone_is_told_and_the_name_is_not_lost(grouped):
    page = name_group(grouped, group=7, name="Ask early")
    assert (page.status, "Ask early" in page.text, "not there any more" in page.text) == (409, True, True)


def test_whoever_names_a_group_second_is_told_and_sees_both_names(grouped):
    one = staff_of()
    old = re.findall(r'<form class="stack".*?</form>', page_of(one, grouped).text, re.S)
    name_group(grouped, group=0, name="Ask early")
    page = name_group(grouped, group=0, name="Wait long", was=re.findall('name="was" value="(.*?)"', old[0])[0])
    told = (page.status, "Wait long" in page.text, 'name="was" value="Ask early"' in page.text)
    assert (told, Opinion.objects.get().names) == ((409, True, True), {"0": "Ask early"})


def test_another_facilitator_names_nothing(grouped):
    other = staff_of("two@example.org")
    assert page_of(other, grouped).status == 404
