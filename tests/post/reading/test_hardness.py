import pytest

from hospes.post.reading.hardness import Step, is_hard

NO_SUCH_ADDRESS = (
    ("5.1.1", "550 5.1.1 The email account that you tried to reach does not exist", Step.RCPT),
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", Step.UNKNOWN),
    ("", "550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help", Step.UNKNOWN),
    ("", "550 User not found: wanglu@163.example", Step.UNKNOWN),
    ("", "收件人邮件地址（wanglu@qq.example）不存在，邮件无法送达。", Step.UNKNOWN),
    ("", "550 sorry, no mailbox here by that name", Step.UNKNOWN),
    ("5.0.0", "550 <ada@example.org>: User unknown (in reply to RCPT TO command)", Step.RCPT),
    ("5.2.1", "550 5.2.1 <ada@example.org>... User Unknown", Step.RCPT),
    ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied [x.prod.protection.outlook.com]", Step.RCPT),
    ("", "Domain does not exist", Step.UNKNOWN),
    ("5.4.4", "Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)", Step.UNKNOWN),
    ("5.7.27", "550 Host does not accept mail", Step.UNKNOWN),
    ("5.1.1", "550 5.1.1 inactive email address", Step.RCPT),
)
ANOTHER_DAY_PERHAPS = (
    ("5.2.2", "552 5.2.2 user mailbox full", Step.RCPT),
    ("5.1.1", "552 sorry, mailbox ada@example.org is over quota temporarily (#5.1.1)", Step.UNKNOWN),
    ("", "收件人邮箱空间已满", Step.UNKNOWN),
    ("5.7.1", "554 5.7.1 Client host rejected: blocked using dnsbl.example.net", Step.CONNECT),
    ("5.7.26", "550-5.7.26 This mail is unauthenticated", Step.DATA),
    ("5.1.8", "553 5.1.8 Domain of sender address root@host does not exist", Step.MAIL),
    ("5.1.7", "550 5.1.7 No such domain neko.example.com.", Step.MAIL),
    ("5.0.0", "550 Unknown user ada@docomo.example", Step.DATA),
    ("5.0.0", "550 No such user here", Step.DATA),
    ("", "550 unknown user", Step.UNKNOWN),
    ("5.7.1", "550 5.7.1 User unknown", Step.RCPT),
    ("4.4.1", "connect to example.org: Connection refused", Step.UNKNOWN),
    ("4.1.1", "450 4.1.1 no such user", Step.RCPT),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled", Step.RCPT),
    ("2.6.0", "250 2.6.0 Message received", Step.UNKNOWN),
    ("5.0.0", "550 Rejected", Step.UNKNOWN),
)


@pytest.mark.parametrize(("status", "said", "step"), NO_SUCH_ADDRESS)
def test_an_address_that_does_not_exist_is_hard(status, said, step):
    assert is_hard(status, said, step)


@pytest.mark.parametrize(("status", "said", "step"), ANOTHER_DAY_PERHAPS)
def test_what_may_be_different_tomorrow_is_soft(status, said, step):
    assert not is_hard(status, said, step)


def test_what_the_report_says_besides_counts():
    assert not is_hard("5.0.0", "550 user unknown", Step.RCPT, around="The user's account is disabled.")


def test_words_within_links_and_addresses_do_not_count():
    said = "550 5.1.1 <spam.quota@example.org> See https://example.org/policy/#mailboxfull"

    assert is_hard("5.1.1", said, Step.RCPT)
