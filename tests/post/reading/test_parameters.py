"""Fields with parameters."""

import pytest

from hospes.post.reading.parameters import read_field


@pytest.mark.parametrize(
    ("raw", "value", "name", "meant"),
    [
        (b"text/plain; charset=utf-8", "text/plain", "charset", "utf-8"),
        (b'Text/HTML; Charset="utf-8"; x=y', "text/html", "charset", "utf-8"),
        (b'multipart/mixed; boundary="a;b=\\"c"', "multipart/mixed", "boundary", 'a;b="c'),
        (b'multipart/mixed; boundary="open', "multipart/mixed", "boundary", "open"),
        (b"multipart/mixed boundary=b", "multipart/mixed", "boundary", "b"),
        (b"application/pdf; name=my file.pdf; x=1", "application/pdf", "name", "my file.pdf"),
        (b'attachment; filename="=?utf-8?B?566A5Y6G?=.pdf"', "attachment", "filename", "简历.pdf"),
        (b"attachment; filename*=UTF-8''%E7%AE%80%E5%8E%86.pdf", "attachment", "filename", "简历.pdf"),
        (b"attachment; filename*0*=gb2312''%BC%F2; filename*1*=%C0%FA", "attachment", "filename", "简历"),
        (b"attachment; filename*0*=utf-8''%C3%A9; filename*1=.pdf", "attachment", "filename", "é.pdf"),
        (b"attachment; filename*1=b; filename*0=a", "attachment", "filename", "ab"),
        (b"attachment; filename=old.pdf; filename*=utf-8''new.pdf", "attachment", "filename", "new.pdf"),
        (b"attachment; filename*=%E7%AE%80", "attachment", "filename", "简"),
        ('attachment; filename="简历.pdf"'.encode("gb18030"), "attachment", "filename", "简历.pdf"),
        (b"text/plain; charset=a; charset=b", "text/plain", "charset", "a"),
        (b"", "", "charset", ""),
        (b";;; = ; x", "", "x", ""),
    ],
)  # fmt: skip
def test_parameters_are_read(raw, value, name, meant):
    field = read_field(raw)

    assert (field.value, field.get(name)) == (value, meant)


def test_there_is_an_end_to_parameters():
    field = read_field(b"a/b" + b"".join(b"; p%d=1" % number for number in range(900)))

    assert len(field.parameters) == 200
