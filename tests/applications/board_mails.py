"""Mails as job boards send them. Written by us after descriptions of their shapes: no board wrote these."""

from email.message import EmailMessage

PDF = b"%PDF-1.7\nI am a file.\n%%EOF"


def board_mail(
    sender: str,
    subject: str,
    text: str,
    *,
    to: str = "jobs@harbourlight.example",
    file: str = "cv.pdf",
    message_id: str = "<b1@board>",
    **headers: str,
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = sender, to, subject, message_id
    for name, value in headers.items():
        mail[name.replace("_", "-").title()] = value
    mail.set_content(text)
    if file:
        mail.add_attachment(PDF, maintype="application", subtype="pdf", filename=file)
    return mail.as_bytes()


# board, sender, subject, text, and what must come out: name, e-mail, phone.
SHAPES = [
    (
        "BOSS直聘",
        "BOSS直聘 <cv@service.bosszhipin.com>",
        "【BOSS直聘】陈思 应聘 现场技术员",
        "姓名：陈思  电话：138 0013 8000\n期望城市：上海",
        ("陈思", "", "+8613800138000"),
    ),
    (
        "BOSS直聘",
        "cv@mail.zhipin.com",
        "陈思-现场技术员-3年-上海【BOSS直聘】",
        "手机号：13800138000 | 邮箱：chensi@example.cn",
        ("陈思", "chensi@example.cn", "+8613800138000"),
    ),
    (
        "智联招聘",
        "智联招聘 <service@steve.zhaopin.com>",
        "(Zhaopin.com) 应聘 现场技术员-上海-王璐",
        "应聘者：王璐\n手机：+86 139-1234-5678\n电子邮箱：wanglu@example.cn",
        ("王璐", "wanglu@example.cn", "+8613912345678"),
    ),
    (
        "前程无忧",
        "51job.com <resume@quickmail.51job.com>",
        "(51job.com)申请贵公司现场技术员（上海）－李雷",
        "联系电话：13700000001\n邮箱：lilei@example.cn",
        ("李雷", "lilei@example.cn", "+8613700000001"),
    ),
    (
        "猎聘",
        "猎聘 <no-reply@mail.liepin.com>",
        "来自猎聘网的候选人：韩梅梅，应聘现场技术员",
        "候选人：韩梅梅\n电子邮箱：x8s7@mask.liepin.com\n手机号码：13700000002",
        ("韩梅梅", "", "+8613700000002"),
    ),
    (
        "拉勾",
        "拉勾招聘 <deliver@lagou.com>",
        "赵一 | 现场技术员 | 3年 - 来自拉勾招聘",
        "电话：13700000003",
        ("赵一", "", "+8613700000003"),
    ),
    (
        "Indeed",
        "Indeed <noreply@indeed.com>",
        "New application: Field technician - Ada Lovelace",
        "Name: Ada Lovelace\nEmail: adalovelace_x7@indeedemail.com\nPhone: +1 416 555 0142",
        ("Ada Lovelace", "", "+14165550142"),
    ),
    (
        "LinkedIn",
        "LinkedIn <jobs-listings@linkedin.com>",
        "New application: Field technician from Bo Chen",
        "Email: bo@example.org\nPosition: Field technician",
        ("Bo Chen", "bo@example.org", ""),
    ),
]
