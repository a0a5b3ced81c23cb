"""Plain text in the encodings that people's editors write."""

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(data: bytes) -> str | None:
    """Return text in UTF-8, UTF-16 (with its mark) or GB 18030 (which includes GBK), else None."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), None)
    for encoding in [_MARKS[mark]] if mark else ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
