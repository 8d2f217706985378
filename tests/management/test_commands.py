from pathlib import Path

import pytest
from django.core.management import call_command, get_commands

OURS = sorted(name for name, app in get_commands().items() if app == "discussions")


def test_every_command_has_a_test_module_of_its_name():
    here = {file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")}
    assert here - {"commands"} == set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_every_command_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as end:
        call_command(name, "--help")
    said = capsys.readouterr().out
    assert (end.value.code, said.startswith("usage:"), len(said.split("\n\n")[1]) > 40) == (0, True, True)


@pytest.mark.parametrize("name", ["import_passage", "purge"])
def test_what_keeps_or_deletes_can_be_tried_first(name, capsys):
    with pytest.raises(SystemExit):
        call_command(name, "--help")
    assert "--dry-run" in capsys.readouterr().out.split()
