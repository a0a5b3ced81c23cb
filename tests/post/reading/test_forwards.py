"""The shapes are those of the mail programs; the people and words are ours."""

import pytest

from hospes.post.reading.forwards import addresses, forwarded
from hospes.post.reading.senders import Address

WANG = Address("王璐", "wanglu@qq.example")

QQ = """您好，请看。

------------------ 原始邮件 ------------------
发件人: "王璐" <wanglu@qq.example>;
发送时间: 2026年11月20日(星期五) 上午9:12
收件人: "陈思"<chensi@harbourlight.example>;
主题: 应聘产品经理

您好，附件是我的简历。
"""
QQ_WEB = (
    '------------------&nbsp;原始邮件&nbsp;------------------\n发件人:       &nbsp;"王璐"   <wanglu@qq.example&gt;;\n'
    '发送时间:&nbsp;2026年11月20日\n收件人:&nbsp;"陈思"<chensi@harbourlight.example&gt;;\n\n主题:&nbsp;应聘产品经理\n\n您好，附件是我的简历。'
)
NETEASE = """-------- 转发邮件信息 --------
发件人："王璐" <wanglu@qq.example>
发送日期：2026-11-20 09:12:33
收件人：chensi@harbourlight.example
主题：应聘产品经理

您好，附件是我的简历。"""
OUTLOOK = """请跟进

发件人: 王璐 <wanglu@qq.example>
发送时间: 2026年11月20日 9:12
收件人: chensi@harbourlight.example
主 题: 应聘产品经理

您好，附件是我的简历。"""
WECOM = """-----邮件原件-----
发件人：王璐（wanglu@qq.example）
日期：2026/11/20
收件人：chensi@harbourlight.example
主题：应聘产品经理

您好，附件是我的简历。"""
APPLE = """开始转发的邮件：

> 发件人: 王璐 <wanglu@qq.example>
> 主题: 应聘产品经理
> 日期: 2026年11月20日 GMT+8 09:12:00
> 收件人: chensi@harbourlight.example
>
> 您好，附件是我的简历。"""
GMAIL = """---------- Forwarded message ---------
寄件者： 王璐 <wanglu@qq.example>
Date: 2026年11月20日 週五 上午9:12
Subject: 应聘产品经理
To: <chensi@harbourlight.example>

您好，附件是我的简历。"""


@pytest.mark.parametrize("text", [QQ, QQ_WEB, NETEASE, OUTLOOK, WECOM, APPLE, GMAIL])
def test_who_wrote_a_forwarded_chinese_mail_is_known(text):
    found = forwarded("转发：应聘产品经理", text)

    assert found.sender == WANG
    assert [one.address for one in found.to] == ["chensi@harbourlight.example"]
    assert (found.subject, found.body) == ("应聘产品经理", "您好，附件是我的简历。")
    assert found.date_text.startswith("2026")


def test_what_the_forwarder_wrote_stands_apart():
    assert forwarded("转发: 应聘", QQ).note == "您好，请看。"
    assert forwarded("转发: 应聘", OUTLOOK).note == "请跟进"


@pytest.mark.parametrize("subject", ["Re: 应聘", "回复：应聘", "AW: Bewerbung", "答复: 应聘"])
def test_a_reply_is_no_forward_whatever_it_quotes(subject):
    assert forwarded(subject, QQ) is None
    assert forwarded(subject, GMAIL) is None


def test_a_quoted_block_under_another_subject_is_a_reply():
    assert forwarded("应聘产品经理", OUTLOOK) is None
    assert forwarded("", OUTLOOK) is None
    assert forwarded("", WECOM).sender == WANG


def test_outlook_for_mac_forwards_as_others_quote():
    text = 'See below.\n\nOn 28/10/2026 12:46, "Ada Byron" <ada@example.org> wrote:\n\n    I am interested.\n    Ada'

    found = forwarded("FW: A question", text)

    assert found.sender == Address("Ada Byron", "ada@example.org")
    assert (found.body, found.note) == ("I am interested.\nAda", "See below.")
    assert forwarded("A question", text) is None


def test_a_sentence_that_ends_in_wrote_is_no_mail():
    assert forwarded("FW: x", "On Monday :@: wrote:\nhello") is None


def test_yahoo_writes_all_labels_on_one_line():
    text = (
        '  ----- Forwarded message ----- From: Ada Byron <ada@example.org>To: "g@house.example" <g@house.example>'
        "Cc: Dan <dan@house.example>Sent: Tuesday, 24 NovemberSubject: A question\n I am interested."
    )

    found = forwarded("Fw: A question", text)

    assert (found.sender, found.subject) == (Address("Ada Byron", "ada@example.org"), "A question")
    assert (found.cc, found.body) == ((Address("Dan", "dan@house.example"),), "I am interested.")


def test_a_marker_without_a_sender_forwards_nothing():
    assert forwarded("Fwd: x", "Begin forwarded message:\n\nHello") is None
    assert forwarded("Fwd: x", "---------- Forwarded message ---------\nSubject: x\nTo: a@example.org\n\nHello") is None
    assert forwarded("Fwd: x", "-- Forwarded message -- To: a@example.org Subject: x\n\nHello") is None


def test_a_few_words_with_colons_are_no_block():
    assert forwarded("Fwd: notes", "From: the desk of Ada\nTo: all\n\nHello") is None


def test_long_lists_of_recipients_go_on_in_the_next_line():
    text = (
        "Begin forwarded message:\n\n\nFrom:\nAda <ada@example.org>\nTo: a@example.org,\n b@example.org\nSubject: x\nHi"
    )

    found = forwarded("", text)

    assert found.sender == Address("Ada", "ada@example.org")
    assert [one.address for one in found.to] == ["a@example.org", "b@example.org"]
    assert found.body == "Hi"


def test_a_sender_without_an_address_is_still_named():
    text = "-----Original Message-----\nFrom: Ada Byron\nSent: 20 November 2026\nTo: Grace\nSubject: x\n\nHello"

    assert forwarded("Fwd: x", text).sender == Address("Ada Byron", "")


def test_a_block_at_the_very_end_forwards_an_empty_mail():
    assert forwarded("Fwd: x", "Begin forwarded message:\nFrom: a@example.org\nSubject: x").body == ""


def test_too_many_empty_lines_end_the_search():
    assert forwarded("Fwd: x", "Begin forwarded message:\n\n\n\n\nFrom: a@example.org\nSubject: x") is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Byron, Ada <ada@example.org>, g@house.example", [("Byron, Ada", "ada@example.org"), ("", "g@house.example")]),
        ("a@example.org, Dan <dan@house.example>", [("", "a@example.org"), ("Dan", "dan@house.example")]),
        ("a@example.org <a@example.org>; a@example.org", [("", "a@example.org")]),
        (
            "Ada<mailto:ada@example.org> <ada@example.org<mailto:ada@example.org>> on behalf of x@example.org",
            [("Ada", "ada@example.org"), ("", "x@example.org")],
        ),
        ("Ada [mailto:ada@example.org]", [("Ada", "ada@example.org")]),
        ("'Ada' <ada@example.org>", [("Ada", "ada@example.org")]),
        ("nobody", []),
    ],
)  # fmt: skip
def test_addresses_are_read_as_mail_programs_write_them(value, found):
    assert [(one.name, one.address) for one in addresses(value)] == found
