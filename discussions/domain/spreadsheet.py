"""Text that a spreadsheet opens as text, whatever it begins with and whichever separator the spreadsheet expects."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"

# After OWASP's rule: a cell is a formula if it begins, behind blanks and quotes, with one of these, in any width.
# Where the spreadsheet expects semicolons or tabs, a cell also begins behind each of those and on each new line.
# defusedcsv guards neither of these, nor blanks and wide forms, and it rewrites "|" in people's words.
_CELL_WOULD_COUNT = re.compile(r'(?:^|(?<=[;\t\r\n]))(?=[\s"]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r])')


def guarded(cell: str) -> str:
    """The cell with an apostrophe wherever a formula could begin."""
    return _CELL_WOULD_COUNT.sub("'", cell)


def table(rows: Iterable[Iterable[str | int | None]]) -> str:
    """Rows as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8."""
    out = StringIO(newline="")
    write = csv.writer(out, quoting=csv.QUOTE_ALL)
    write.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()
