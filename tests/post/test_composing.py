import email
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header

import pytest

from hospes.post import composing
from hospes.post.refusals import BadAddress, BadHeader, NoReplySender

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def letter(**facts):
    given = {
        "from_name": "林悦",
        "from_address": "lin.yue@harbourlight.example",
        "to_name": "Ada Lovelace",
        "to_address": "ada@example.org",
        "subject": "收到了 It arrived",
        "text": "你好 Ada\n.\n",
        "message_id": "<1@harbourlight.example>",
    }
    return composing.Letter(**given | facts)


def parsed(**facts):
    raw = composing.parcel(letter(**facts), NOW).data
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 100
    return email.message_from_bytes(raw, policy=policy.default)


def test_a_letter_says_who_writes_to_whom_and_when():
    mail = parsed()

    assert [str(address) for address in mail["From"].addresses] == ["林悦 <lin.yue@harbourlight.example>"]
    assert [str(address) for address in mail["To"].addresses] == ["Ada Lovelace <ada@example.org>"]
    assert mail["Subject"] == "收到了 It arrived"
    assert mail["Date"].datetime == NOW
    assert mail["Message-ID"] == "<1@harbourlight.example>"
    assert mail.get_content() == "你好 Ada\r\n.\r\n"


def test_a_letter_has_no_other_headers():
    assert {name.lower() for name in parsed().keys()} == {
        *("from", "to", "subject", "date", "message-id"),
        *("mime-version", "content-type", "content-transfer-encoding"),
    }


def test_a_html_part_stands_beside_the_text():
    mail = parsed(html="<p>你好</p>")

    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(["html"]).get_content() == "<p>你好</p>\r\n"


@pytest.mark.parametrize(
    "name",
    ['O\'Brien, Pat "Paddy" \\', "José Ñandú", "👩‍🔬 Zoë", "=?utf-8?q?evil?=", "a@b <c@d>", "x, y", "(c)", "n" * 60],
)
def test_a_name_arrives_as_it_is(name):
    mail = parsed(from_name=name, to_name=name)

    for header in ("From", "To"):
        assert [address.display_name for address in mail[header].addresses] == [name]


def test_a_long_chinese_name_arrives_in_several_words():
    raw = composing.parcel(letter(from_name="王" * 150), NOW).data
    header = email.message_from_bytes(raw)["From"]

    assert str(make_header(decode_header(header))) == "王" * 150 + " <lin.yue@harbourlight.example>"


def test_a_name_of_2000_characters_is_cut_visibly():
    raw = composing.parcel(letter(from_name="x" * 2000), NOW).data
    header = str(make_header(decode_header(email.message_from_bytes(raw)["From"])))

    assert header.startswith("x" * 199 + "… <")


def test_an_empty_name_leaves_the_address():
    assert parsed(from_name=" ")["From"] == "lin.yue@harbourlight.example"


@pytest.mark.parametrize(
    "evil", ["Ada\r\nBcc: eve@example.org", "Ada\nX-Evil: 1\n\nbody", "Ada\u2028Bcc: e", "A\0\rB: c"]
)
def test_a_line_break_makes_no_header(evil):
    mail = parsed(from_name=evil, to_name=evil, subject=evil)

    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None
    assert mail.get_content() == "你好 Ada\r\n.\r\n"


@pytest.mark.parametrize("subject", ["收到" * 100, "word " * 79, "=?utf-8?q?a?= =?utf-8?q?b?=", "z" * 300, ""])
def test_a_subject_arrives_as_it_is(subject):
    assert parsed(subject=subject)["Subject"] == subject.strip()


def test_long_lines_and_dots_survive():
    text = "x" * 3000 + "\n.\n..\n你" * 500 + "\n"

    assert parsed(text=text).get_content() == text.replace("\n", "\r\n")


def test_threads_are_kept_together():
    ids = " ".join(f"<{number}.{'a' * 40}@harbourlight.example>" for number in range(9))

    mail = parsed(headers={"In-Reply-To": "<0@x>", "References": ids, "Auto-Submitted": "auto-generated"})

    assert mail["In-Reply-To"] == "<0@x>"
    assert mail["References"].split() == ids.split()
    assert mail["Auto-Submitted"] == "auto-generated"


def test_answers_go_where_the_letter_says_if_somebody_reads_there():
    assert parsed(headers={"Reply-To": "Grace <reply+k3-x@in.example>"})["Reply-To"] == "Grace <reply+k3-x@in.example>"
    for address in ("no-reply@x.example", "Jobs <not an address>"):
        with pytest.raises((NoReplySender, BadAddress)):
            parsed(headers={"Reply-To": address})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Bcc", "eve@example.org"),
        ("Reply-To", "Jobs\r\nBcc: x <jobs@x>"),
        ("List-Id", "x"),
        ("References", "a\r\nBcc: x"),
        ("References", "é"),
    ],
)
def test_callers_set_no_other_headers(name, value):
    with pytest.raises(BadHeader) as refused:
        composing.clean_headers({name: value})

    assert name in str(refused.value)


def test_a_message_id_is_in_the_senders_domain_and_never_the_same():
    ids = {composing.new_message_id("grace@bücher.example") for _ in range(100)}

    assert len(ids) == 100
    assert all(one.startswith("<") and one.endswith("@xn--bcher-kva.example>") for one in ids)


@pytest.mark.parametrize(("address", "needs"), [("ada@例子.测试", False), ("王@example.org", True)])
def test_only_letters_before_the_at_need_smtputf8(address, needs):
    assert composing.parcel(letter(to_address=address), NOW).needs_utf8 is needs
