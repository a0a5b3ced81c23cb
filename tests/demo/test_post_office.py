import subprocess
import sys

from hospes.demo import letters
from tests.demo.conftest import Running, a_letter


def test_a_letter_is_kept_whole_with_its_envelope_on_top(post_office):
    sent = a_letter()

    code, words = post_office.post(sent)

    (name,) = letters.names()
    assert (code, words.decode()) == (250, f"2.0.0 Kept as {name}")
    kept = letters.source(name)
    assert kept.startswith(b"Return-Path: <grace@harbourlight.example>\r\nDelivered-To: ada@example.org\r\n")
    assert kept.endswith(sent)


def test_the_newest_letter_comes_first_also_after_a_restart(post_office, data):
    post_office.post(a_letter(subject="first"))
    assert post_office.stop() == 0

    again = Running(data / "post-office")
    again.post(a_letter(subject="second"))
    again.stop()

    assert [letters.heading(name).subject for name in letters.names()] == ["second", "first"]


def test_a_standing_rule_refuses_some_addresses(post_office):
    assert post_office.post(a_letter(), to="Ada@Bounce.Example") == (550, b"5.1.1 No such person here")
    assert letters.names() == []


def test_more_addresses_are_refused_while_it_runs(post_office):
    assert post_office.post(a_letter())[0] == 250
    (post_office.folder / "refuse").write_text("ada@* 452 4.2.2 Mailbox full\n\n")

    assert post_office.post(a_letter()) == (452, b"4.2.2 Mailbox full")
    assert len(letters.names()) == 1


def test_a_taken_port_is_said_in_words(post_office, tmp_path):
    command = [sys.executable, "-m", "hospes.demo.post_office", "--port", str(post_office.port)]
    second = subprocess.run(
        [*command, "--folder", str(tmp_path / "x")], capture_output=True, text=True, check=False, timeout=20
    )

    assert second.returncode == 1
    assert second.stderr.startswith(f"The post office cannot use port {post_office.port}: ")
