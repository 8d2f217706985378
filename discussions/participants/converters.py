"""Path segments that cannot carry a surprise to the database."""

from __future__ import annotations


class Slug:
    regex = r"[A-Za-z0-9_-]{24}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class QuestionNumber:
    regex = r"[1-9][0-9]?"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
