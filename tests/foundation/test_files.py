import io
import os
import secrets
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from hospes.foundation import clock, files
from hospes.foundation.registers import Register


class BrokenStream(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError("no space left on device")


@pytest.mark.parametrize("source", [b"a letter", io.BytesIO(b"a letter")])
def test_a_stored_file_can_be_read_by_nobody_else(data, source):
    key = files.store(source)

    with files.open_file(key) as stream:
        assert stream.read() == b"a letter"
    assert files.path_of(key) == data / "files" / key[:2] / key
    assert stat.S_IMODE(files.path_of(key).stat().st_mode) == 0o600


def test_each_file_has_a_key_of_its_own(data):
    keys = {files.store(b"same") for _ in range(20)}

    assert len(keys) == 20


def test_files_may_share_a_folder(data, monkeypatch):
    made = iter(["ab" * 16, "ab" + "cd" * 15])
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(made))

    keys = {files.store(b"one"), files.store(b"two")}

    assert keys == {path.name for path in (data / "files" / "ab").iterdir()}


def test_file_and_folders_are_flushed_before_the_key_is_told(data, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(Path(f"/proc/self/fd/{handle}").readlink()))

    key = files.store(b"x")

    path = files.path_of(key)
    assert flushed == [path.parent.parent, data, path, path.parent]


def test_a_file_that_cannot_be_written_leaves_nothing(data):
    with pytest.raises(OSError, match="no space"):
        files.store(BrokenStream())

    assert [path for path in data.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("key", ["", "../secret-key", "a" * 31, "A" * 32, "a" * 32 + "\n", "a" * 30 + "/x", "٣" * 32])
def test_a_foreign_key_has_no_path(data, key):
    for verb in (files.path_of, files.open_file, files.remove):
        with pytest.raises(files.NotAKey):
            verb(key)


def test_a_removed_file_is_gone_and_may_be_removed_again(data):
    key = files.store(b"x")

    files.remove(key)
    files.remove(key)

    with pytest.raises(FileNotFoundError):
        files.open_file(key)


def test_only_old_files_without_a_row_are_swept(now):
    known, orphan = files.store(b"known"), files.store(b"orphan")
    (files.path_of(orphan).parent / "notes.txt").write_text("not ours")
    clock.move(timedelta(days=2))
    young = files.store(b"young")

    swept = files.sweep_orphans({known}, older_than=clock.now() - timedelta(days=1))

    assert swept == [orphan]
    assert all(files.path_of(key).exists() for key in (known, young))
    assert (files.path_of(orphan).parent / "notes.txt").exists()


def test_the_daily_sweep_asks_every_keeper(now, monkeypatch):
    monkeypatch.setattr(files, "keepers", Register("file keepers"))
    kept, also, orphan = (files.store(b"x") for _ in range(3))
    later = now + timedelta(days=1, minutes=1)

    assert files.sweep(later) == []
    files.keepers.add("letters", lambda: [kept])
    files.keepers.add("portraits", lambda: iter([also]))

    assert (files.sweep(now), files.sweep(later)) == ([], [orphan])


def test_sweeping_an_empty_house_finds_nothing(data):
    assert files.sweep_orphans([], older_than=clock.now()) == []
