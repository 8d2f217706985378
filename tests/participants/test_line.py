import pytest

from discussions.models import LineMark


def line(one, n: int = 4):
    return one.get(f"{one.home}lines/{n}/")


def test_a_line_is_marked_by_a_plain_form_and_leads_back_to_its_place(newcomer):
    found = newcomer.send(line(newcomer).form("/lines/4/"), value="struck")
    assert (found.status, found.header("Location")) == (303, f"{newcomer.home}lines/#line-4")
    assert list(LineMark.objects.values_list("sentence", "value")) == [(4, "struck")]


def test_a_mark_shows_on_its_button_and_can_be_taken_back(newcomer):
    newcomer.send(line(newcomer).form("/lines/4/"), value="differently")
    page = line(newcomer)
    assert 'value="differently" id="line-differently" aria-pressed="true"' in page.text
    newcomer.send(page.form("/lines/4/"), value="none")
    assert (LineMark.objects.count(), "Take it back" in line(newcomer).text) == (0, False)


def test_a_script_gets_the_line_alone(newcomer):
    form = line(newcomer).form("/lines/4/")
    part = newcomer.ask("POST", form.action, form.fields | {"value": "struck"}, **{"HX-Request": "true"})
    assert (part.status, part.text.strip().startswith('<section class="card stack sheet"')) == (200, True)
    assert 'data-line="4" data-mark="struck"' in part.text


@pytest.mark.parametrize("value", ["", "love"])
def test_a_mark_that_is_not_offered_is_refused(newcomer, value):
    assert newcomer.send(line(newcomer).form("/lines/4/"), value=value).status == 422


@pytest.mark.parametrize("n", [0, 35, 99_999])
def test_a_line_that_is_not_there_is_not_found(newcomer, n):
    assert line(newcomer, n).status == 404


def test_an_answer_begins_with_the_line_that_is_quoted(newcomer):
    page = newcomer.get(f"{newcomer.home}q/2/?line=4")
    assert ">“The not asking for help went on for years and led to tragic outcomes.”\n</textarea>" in page.text


@pytest.mark.parametrize("given", ["0", "35", "x", "-1", "4.5", ""])
def test_a_line_that_is_not_there_is_quoted_nowhere(newcomer, given):
    page = newcomer.get(f"{newcomer.home}q/2/?line={given}")
    assert (page.status, "data-quoted" in page.text) == (200, False)


def test_who_has_answered_begins_no_second_answer(writer):
    page = writer.get(f"{writer.home}q/1/?line=4")
    assert (page.status, page.has_form("/q/1/answer/")) == (200, False)
