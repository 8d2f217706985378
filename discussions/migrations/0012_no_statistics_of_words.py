from django.db import migrations

# Statistics of a column hold some of its values, and outlive the rows that these stood in.
# Each new column that can hold words, tags, salts or ballots needs the same.
COLUMNS = """
    SELECT one.attrelid::regclass AS its_table, one.attname AS its_name,
        format_type(one.atttypid, one.atttypmod) AS its_type
    FROM pg_attribute AS one
    JOIN pg_class AS kept ON kept.oid = one.attrelid
    JOIN pg_type AS its ON its.oid = one.atttypid
    LEFT JOIN pg_type AS part ON part.oid = its.typelem AND its.typcategory = 'A'
    WHERE kept.relkind = 'r' AND kept.relnamespace = current_schema()::regnamespace
        AND kept.relname LIKE 'discussions\\_%' AND one.attnum > 0 AND NOT one.attisdropped
        AND coalesce(part.typname, its.typname) IN ('text', 'varchar', 'bytea', 'jsonb')
"""


def for_each_column(*acts: str) -> str:
    """These acts of ALTER COLUMN on each of the columns; “%s” in one stands for the type that the column has."""
    done = " ".join(
        f"EXECUTE format('ALTER TABLE %s ALTER COLUMN %I {act}', found.its_table, found.its_name, found.its_type);"
        for act in acts
    )
    return f"DO $$ DECLARE found record; BEGIN FOR found IN {COLUMNS} LOOP {done} END LOOP; END $$"


# To give a column the type that it has rewrites no row, and drops what was gathered of it: its owner may do so.
NONE_OF_WORDS = for_each_column("SET STATISTICS 0", "TYPE %s")


class Migration(migrations.Migration):
    dependencies = [("discussions", "0011_pairing")]

    operations = [migrations.RunSQL(NONE_OF_WORDS, for_each_column("SET STATISTICS -1"))]
