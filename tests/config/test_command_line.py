import os

import pytest

from hospes.config import command_line


@pytest.fixture(autouse=True)
def same_folder_afterwards():
    before = os.environ["HOSPES_DATA"]
    yield
    os.environ["HOSPES_DATA"] = before


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_overview_lists_our_commands_in_words(words, capsys):
    assert command_line.main(words) == 0

    listed = capsys.readouterr().out
    assert {"serve", "worker", "doctor", "sweep", "inspect"} <= {
        line.split()[0] for line in listed.splitlines() if line
    }
    assert "migrate  " not in listed


def test_unknown_command_says_what_there_is(capsys):
    assert command_line.main(["brew"]) == 2

    said = capsys.readouterr().err
    assert "There is no command “brew”." in said
    assert "serve" in said


@pytest.mark.parametrize("words", [["--data", "here", "sweep"], ["sweep", "--data=here"], ["sweep", "--data", "here"]])
def test_data_folder_is_taken_wherever_it_stands(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert command_line.take_data_folder(words) == ["sweep"]
    assert os.environ["HOSPES_DATA"] == str(tmp_path / "here")


def test_data_without_a_folder_is_explained(capsys):
    assert command_line.main(["sweep", "--data"]) == 2

    assert "--data needs a folder" in capsys.readouterr().err


def test_command_is_run(capsys):
    assert command_line.main(["inspect", "due", "2026-09-28T16:00", "5", "CN"]) == 0

    assert "due 2026-10-10" in capsys.readouterr().out
