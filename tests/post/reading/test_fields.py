from hospes.post.reading.fields import blocks, message_ids, named_letters


def test_blocks_are_parted_by_empty_lines_and_lines_are_unfolded():
    text = "Reporting-MTA: dns; x\nno field\n goes nowhere\n\nStatus: 5.1.1\n (no\n such user)\nStatus: 4.0.0\n\n\n"

    assert blocks(text) == [{"reporting-mta": "dns; x"}, {"status": "5.1.1 (no such user)"}]


def test_message_ids_are_named_once():
    assert message_ids("<a@x.example> <b@x.example>\n <a@x.example> c@x.example") == ("<a@x.example>", "<b@x.example>")


def test_the_letter_is_named_by_its_header_also_where_that_is_folded():
    text = "Subject: x\nMessage-ID:\n  <a@x.example>\n> Message-Id: <b@x.example>\nX-Original-Message-ID: c@x.example\n"

    assert named_letters(text) == ("<a@x.example>", "<b@x.example>", "<c@x.example>")
