"""Names of files that are safe to keep."""

import pytest

from hospes.post.reading.attached import safe_name


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("cv.pdf", "application/pdf", "cv.pdf"),
        ("简历.pdf", "application/pdf", "简历.pdf"),
        ("../../etc/passwd", "text/plain", "passwd"),
        ("C:\\Users\\ada\\cv.doc", "application/msword", "cv.doc"),
        ("cv\x00\r\n.pdf", "application/pdf", "cv.pdf"),
        ("gpj\u202e.exe", "image/jpeg", "gpj.exe"),
        ("..", "text/plain", "attachment.txt"),
        ("", "message/rfc822", "attachment.eml"),
        ("", "application/x-unheard-of", "attachment"),
        ("", "image/jpg", "attachment.jpg"),
        ("a" * 300 + ".pdf", "application/pdf", "a" * 139 + ".pdf"),
        ("a" * 300, "application/pdf", "a" * 150),
    ],
)
def test_a_name_is_made_safe(name, kind, safe):
    assert safe_name(name, kind) == safe
