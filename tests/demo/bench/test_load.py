import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hospes.demo.bench import load
from hospes.demo.bench.figures import BenchFailed

PAGE = b"<p>page</p>" * 9000


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        unchanged = self.headers["if-none-match"] == '"1"'
        self.send_response(304 if unchanged else 500 if self.path == "/broken" else 200)
        self.send_header("ETag", '"1"')
        chunked = self.path == "/chunked"
        if not unchanged:
            self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(PAGE)))))
        self.end_headers()
        if not unchanged:
            self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE) if chunked else PAGE)

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.mark.parametrize("path", ["/", "/chunked"])
def test_once_reads_the_whole_answer(port, path):
    answer = load.once(port, path)

    assert (answer.status, answer.headers["etag"], answer.body) == (200, '"1"', PAGE)


def test_rate_counts_answers(port):
    assert load.rate(port, "/", requests=20) > 0


def test_rate_takes_not_modified_for_an_answer_where_it_is_expected(port):
    assert load.rate(port, "/", status=304, requests=20, if_none_match='"1"') > 0


def test_rate_of_errors_is_no_result(port):
    with pytest.raises(BenchFailed, match="Expected 200, got 500"):
        load.rate(port, "/broken", requests=20)
