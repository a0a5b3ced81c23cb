import socket
import threading

import pytest

from hospes.foundation import house
from hospes.post.settings import ReceivingSettings
from hospes.post.virus_check import Answer, Verdict, look_at, try_out

VIRUS = b"a virus, for the sake of argument"


@pytest.fixture
def clamd(db):
    """A scanner on loopback that speaks clamd's INSTREAM, and knows one virus."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def serve(listener):
    while True:
        try:
            line, _address = listener.accept()
        except OSError:
            return
        with line, line.makefile("rb") as stream:
            line.sendall(answer(stream))


def answer(stream):
    assert stream.read(10) == b"zINSTREAM\0"
    data = b""
    while size := int.from_bytes(stream.read(4), "big"):
        data += stream.read(size)
    if b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" in data:
        return b"stream: Eicar-Test-Signature FOUND\0"
    if b"large" in data:
        return b"INSTREAM size limit exceeded. ERROR\0"
    return b"stream: Test.Virus FOUND\0" if VIRUS in data else b"stream: OK\0"


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b"harmless", Verdict.CLEAN),
        (b"", Verdict.CLEAN),
        (b"x" * 200_000 + VIRUS, Verdict.INFECTED),
        (b"too large", Verdict.NOT_CHECKED),
    ],
)
def test_the_scanner_is_asked(clamd, data, verdict):
    house.write(ReceivingSettings, virus_scanner=clamd)

    assert look_at(data) == verdict


def test_without_a_scanner_nothing_is_checked(db):
    assert look_at(VIRUS) == Verdict.NOT_CHECKED


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "no port"])
def test_a_scanner_that_does_not_answer_stops_nobody(db, address):
    house.write(ReceivingSettings, virus_scanner=address)

    assert look_at(VIRUS) == Verdict.NOT_CHECKED


def test_a_local_socket_is_asked_too(db, tmp_path):
    address = str(tmp_path / "clamd")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        house.write(ReceivingSettings, virus_scanner=address)

        assert look_at(VIRUS) == Verdict.INFECTED
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_try_shows_the_file_that_every_scanner_knows(clamd):
    assert try_out(clamd) == Answer(works=True, said="stream: Eicar-Test-Signature FOUND")
    assert try_out("127.0.0.1:1") == Answer(works=False, said="Connection refused")
    assert try_out("no port") == Answer(works=False, said="")
