"""The thresholds of order 2 for returned and forwarded mail, on the labelled sets."""

import pytest

from tests.measures import forwards, parses, returned

pytestmark = pytest.mark.corpus


def test_returned_mail_is_told_apart(corpora, record_property):
    lines = {line.name: line for line in returned.run(corpora)}

    for line in lines.values():
        record_property("harness", str(line))
    assert lines["bounces class"].share >= 0.97
    assert lines["bounces status"].share >= 0.97
    assert lines["bounces recipient"].share >= 0.99
    assert lines["auto-replies taken for bounces"].right == 0
    assert lines["other mails taken for bounces"].right == 0


def test_the_author_of_a_forwarded_mail_is_found(corpora, record_property):
    lines = forwards.run(corpora)

    for line in lines:
        record_property("harness", str(line))
    assert [line.name for line in lines if line.share < 0.95] == []


def test_a_mail_is_read_as_others_wrote_it_down(corpora, record_property):
    lines = {line.name: line for line in parses.run(corpora)}

    for line in lines.values():
        record_property("harness", str(line))
    assert [lines[f"parses {fact}"].share for fact in ("subject", "sender", "date")] == [1, 1, 1]
    assert lines["parses text"].share >= 0.6
    assert lines["parses attachments"].share >= 0.5
