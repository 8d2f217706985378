import csv
import re
from io import StringIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discussions.domain import spreadsheet
from tests.attacks.nasty import strings

# Told apart from the guard on purpose: what a cell must not begin with, once blanks and quotes are gone.
FORMULA = re.compile(r'[\s"]*[=+\-@＝＋－＠]')
ODD_START = re.compile(r"[\t\r]")
BAD = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", ' "=1', "  =1", "＝1", "＋1", "－1", "＠A1", '"=1"', "\u00a0=1"]
INSIDE = ["a;=1", 'a;"=1', "a\n=1", "a\t=1", "a\r\n+1", "a; @A1", 'x";=1;"']


def cells(table: str, delimiter: str = ",") -> list[str]:
    return [
        cell
        for row in csv.reader(StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
        for cell in row
    ]


def formulas(table: str) -> list[str]:
    """Cells that a spreadsheet would count, whichever separator it expects."""
    found = [cell for delimiter in ",;\t" for cell in cells(table, delimiter) if FORMULA.match(cell)]
    return found + [cell for cell in cells(table) if ODD_START.match(cell)]


@pytest.mark.parametrize("text", BAD + INSIDE)
def test_what_would_count_gets_an_apostrophe(text):
    assert formulas(spreadsheet.table([["Text", text]])) == []


@pytest.mark.parametrize("text", BAD + INSIDE)
def test_without_the_guard_it_would_count(text):
    out = StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(["Text", text])
    assert formulas(out.getvalue()) != []


@pytest.mark.parametrize("text", ["Plain words.", "1 = 1, a|b", "", "two\nlines", 'said "so"', "a-b@c", "5"])
def test_other_texts_come_back_as_they_were(text):
    assert cells(spreadsheet.table([[text]])) == [text]


def test_only_apostrophes_are_added():
    assert [spreadsheet.guarded(text).replace("'", "") for text in BAD + INSIDE] == BAD + INSIDE


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert spreadsheet.table([["a", 5, None]]) == '\ufeff"a","5",""\r\n'


LIKE_A_FORMULA = "=+-@＝＋－＠;,|\t\r\n \"'a1(\u00a0"
formula_like = st.text(alphabet=st.sampled_from(LIKE_A_FORMULA), max_size=12)


@settings(max_examples=150)
@given(st.one_of(formula_like, st.text(max_size=40)), formula_like)
def test_no_cell_of_any_table_is_a_formula(text, after):
    table = spreadsheet.table([["Text", text, after], [after, "end"]])
    assert formulas(table) == []
    assert cells(table)[1].replace("'", "") == text.replace("'", "")


def test_none_of_five_thousand_cells_is_a_formula():
    chance = Random(5_000)
    texts = ["".join(chance.choices(LIKE_A_FORMULA, k=chance.randrange(1, 13))) for _ in range(5_000)]
    assert formulas(spreadsheet.table([text] for text in texts)) == []


def test_no_nasty_string_is_a_formula():
    assert formulas(spreadsheet.table([["Text", text] for text in strings()])) == []
