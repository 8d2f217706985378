"""A lookup that binds a list as one array, `tag__any=[...]`: with `__in`, each value is a parameter of its own."""

from __future__ import annotations

from typing import Any

from django.db.models import BinaryField, Lookup, UUIDField


@BinaryField.register_lookup
@UUIDField.register_lookup
class AnyOf(Lookup):
    """`column = ANY(array)`; the right side is a list of bytes or of UUIDs."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, list(self.rhs)]
