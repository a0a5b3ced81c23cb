"""One hash for one mail."""

from hospes.post.reading.fingerprint import body_hash


def test_line_ends_and_blank_space_at_the_end_make_no_other_mail():
    smtp = b"To: x\r\n\r\nIs it cold?\r\nAda\r\n"
    imap = b"Received: y\nTo: x\n\nIs it cold?\nAda"

    assert body_hash(smtp) == body_hash(imap)
    assert body_hash(smtp + b"\r\n" * 100_000) == body_hash(imap)


def test_other_words_make_another():
    assert body_hash(b"To: x\n\nIs it cold?") != body_hash(b"To: x\n\nIs it  cold?")


def test_long_bodies_are_hashed_piece_by_piece():
    lines = b"x" * 65_535

    assert body_hash(b"A: b\n\n" + (lines + b"\r\n") * 3) == body_hash(b"A: b\n\n" + (lines + b"\n") * 3)
    assert body_hash(b"A: b\n\n" + b"\r" * 9 + b"x") != body_hash(b"A: b\n\nx")


def test_a_mail_without_a_body_has_the_hash_of_nothing():
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert [body_hash(raw) for raw in (b"", b"To: x", b"To: x\n\n", b"To: x\n\n \n")] == [nothing] * 4
