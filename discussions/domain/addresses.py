"""Path segments of both doors. They cannot carry a surprise to the database. Importing this registers them."""

from __future__ import annotations

from django.urls import register_converter


class Slug:
    """The long random name of a discussion."""

    regex = r"[A-Za-z0-9_-]{24}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class QuestionNumber:
    """A question's number, from 1 to 99."""

    regex = r"[1-9][0-9]?"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class LineNumber:
    """The number of a sentence in a passage, from 1 to 9999."""

    regex = r"[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class PictureKind:
    """One of the pictures of a question."""

    regex = r"ratings|movement|readings|themes"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FileFormat:
    """A format of an export."""

    regex = r"csv|json|md"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileFormat, "fileformat")
register_converter(PictureKind, "picture")
register_converter(Slug, "slugid")
register_converter(QuestionNumber, "number")
register_converter(LineNumber, "line")
