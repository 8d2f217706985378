"""The opinion groups of a discussion, as its facilitators read them before they name one."""

from .grouping import page_of, staff_of


def test_each_group_stands_there_with_what_it_says_and_a_field_for_its_name(grouped):
    page = page_of(staff_of(), grouped)
    assert "2 opinion groups among the 24 people who marked enough: A 12, B 12." in page.text
    assert [f"A name for group {letter}" in page.text for letter in "ABC"] == [True, True, False]
    assert "true for" in page.text


def test_the_console_leads_there(grouped):
    console = staff_of().get(f"/facilitate/d/{grouped.slug}/")
    assert f'href="/facilitate/d/{grouped.slug}/opinions/"' in console.text


def test_where_marks_are_not_joined_there_is_no_such_page(grouped):
    type(grouped).objects.update(joins_marks=False)
    assert page_of(staff_of(), grouped).status == 404
