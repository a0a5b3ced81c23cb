"""Replies in the shapes of Chinese mail programs: invented people and words, true frames.

Each is a name, what arrives, and what must be seen. ``ANSWER`` is what the candidate wrote.
"""

# ruff: noqa: E501, ISC004 -- lines as mail programs write them, marks of direction among them

ANSWER = "王女士，您好：\n\n周四下午三点可以，我会带上作品集。"
QUOTED = "林同学，您好：\n\n请问您周四下午方便面谈吗？\n\n王岚\n港光科技"

_BLOCK = "发件人: 王岚 <lan.wang@harbourlight.example>\n{sent}: 2026年11月24日 9:58\n收件人: 林夏 <linxia@qq.example>\n主题: Re: 设计师"
_SIGNED = "\n".join("> " + line for line in QUOTED.split("\n"))

TEXTS: list[tuple[str, str, str]] = [
    (
        "QQ 网页",
        f'{ANSWER}\n\n\n\n\n------------------\xa0原始邮件\xa0------------------\n发件人: "王岚" <lan.wang@harbourlight.example>;\n'
        f'发送时间:\xa02026年11月24日(星期二) 上午9:58\n收件人:\xa0"林夏"<linxia@qq.example>;\n\n主题:\xa0设计师\n\n\n\n{QUOTED}\n',
        ANSWER,
    ),
    (
        "QQ 手机",
        f"{ANSWER}\n\n\n发自我的iPhone\n\n\n------------------ Original ------------------\nFrom: 王岚 <lan.wang@harbourlight.example>\n"
        f"Date: Tue,Nov 24,2026 9:58 AM\nTo: 林夏 <linxia@qq.example>\nSubject: Re: 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "QQ 带签名",
        f"{ANSWER}\n\n\n林夏\n138 0000 0000\nlinxia@qq.example\n\n\n\n------------------ 原始邮件 ------------------\n"
        f'发件人: "港光科技"<lan.wang@harbourlight.example>;\n发送时间: 2026年11月24日(星期二) 9:58\n收件人: "林夏";\n主题: 面谈\n\n{QUOTED}',
        ANSWER,
    ),
    (
        "QQ 抄送多人",
        f'{ANSWER}\n\n------------------ 原始邮件 ------------------\n发件人: "王岚" <lan.wang@harbourlight.example>;\n'
        f'发送时间: 2026年11月24日(星期二) 上午9:58\n收件人: "林夏"<linxia@qq.example>;\n抄送: "丹"<dan@harbourlight.example>;"海伦"<helen@h.example>;\n主题: 设计师\n\n{QUOTED}',
        ANSWER,
    ),
    (
        "QQ 繁體",
        f'{ANSWER}\n\n------------------ 原始郵件 ------------------\n寄件人: "王岚" <lan.wang@harbourlight.example>;\n'
        f'傳送時間: 2026年11月24日(星期二) 上午9:58\n收件人: "林夏"<linxia@qq.example>;\n主旨: 设计师\n\n{QUOTED}',
        ANSWER,
    ),
    (
        "Foxmail 7",
        f"{ANSWER}\n\n\n\nlinxia@qq.example\n \n发件人： 王岚\n发送时间： 2026-11-24 09:58\n收件人： 林夏\n抄送： 丹\n主题： Re: 设计师\n{QUOTED}\n",
        ANSWER + "\n\n\n\nlinxia@qq.example",
    ),
    (
        "Foxmail 无抄送",
        f"{ANSWER}\n \n发件人： 王岚\n发送时间： 2026-11-24 09:58\n收件人： 林夏\n主题： 设计师\n{QUOTED}",
        ANSWER,
    ),
    (
        "Foxmail 横线",
        f"{ANSWER}\n\n________________________________\n\n发件人： 王岚\n发送时间： 2026-11-24 09:58\n收件人： 林夏\n主题： 设计师\n \n{QUOTED}",
        ANSWER,
    ),
    (
        "Foxmail 英文界面",
        f"{ANSWER}\n\n\n \nFrom: 王岚\nDate: 2026-11-24 09:58\nTo: linxia\nSubject: 设计师\n{QUOTED}",
        ANSWER,
    ),
    (
        "163 网页",
        f'{ANSWER}\n\n\n\n\n\n\n在 2026-11-24 09:58:12，"王岚" <lan.wang@harbourlight.example> 写道：\n\n{QUOTED}\n',
        ANSWER,
    ),
    (
        "163 网页引用",
        f'{ANSWER}\n\nAt 2026-11-24 09:58:12, "王岚" <lan.wang@harbourlight.example> wrote:\n>{QUOTED.replace(chr(10), chr(10) + ">")}\n',
        ANSWER,
    ),
    (
        "163 大师签名",
        f"{ANSWER}\n\n| |\n林夏\n|\n|\nlinxia@163.example\n|\n签名由网易邮箱大师定制\n\n在2026年11月24日 09:58，王岚<lan.wang@harbourlight.example> 写道：\n{QUOTED}",
        ANSWER,
    ),
    (
        "163 大师回复块",
        f"{ANSWER}\n\n\n\n\n---- 回复的原邮件 ----\n| 发件人 | 王岚<lan.wang@harbourlight.example> |\n| 发送日期 | 2026年11月24日 09:58 |\n"
        f"| 收件人 | <linxia@163.example> |\n| 主题 | 设计师 |\n{QUOTED}",
        ANSWER,
    ),
    (
        "163 Replied Message",
        f"{ANSWER}\n\n\n---- Replied Message ----\n| From | 王岚<lan.wang@harbourlight.example> |\n| Date | 11/24/2026 09:58 |\n"
        f"| To | linxia@163.example |\n| Subject | Re: 设计师 |\n{QUOTED}",
        ANSWER,
    ),
    (
        "163 大师签名与回复块",
        f"{ANSWER}\n\n\n| |\n林夏\n|\n|\nlinxia@163.example\n|\n\n\n---- 回复的原邮件 ----\n| 发件人 | 王岚<lan.wang@harbourlight.example> |\n"
        f"| 日期 | 2026年11月24日 09:58 |\n| 收件人 | <linxia@163.example> |\n| 主题 | 设计师 |\n{QUOTED}",
        ANSWER,
    ),
    (
        "126 网页",
        f'{ANSWER}\n\n\n--\n\n林夏\n\n\n在 2026-11-24 09:58:12，"王岚" <lan.wang@harbourlight.example> 写道：\n\n{QUOTED}',
        ANSWER,
    ),
    ("126 手机", f"{ANSWER}\n\n\n\n发自 网易邮箱大师\n在2026年11月24日 09:58，王岚 写道：\n{QUOTED}", ANSWER),
    (
        "126 转发的邮件",
        f"{ANSWER}\n\n\n-------- 转发邮件信息 --------\n发件人：王岚 <lan.wang@harbourlight.example>\n发送日期：2026-11-24 09:58:12\n收件人：linxia@126.example\n主题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "yeah.net",
        f"{ANSWER}\n\n\n发自我的小米手机\n\n在 2026年11月24日 上午9:58，王岚 <lan.wang@harbourlight.example>写道：\n\n> {QUOTED.splitlines()[0]}\n",
        ANSWER,
    ),
    ("Outlook 中文", f"{ANSWER}\n\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}", ANSWER),
    ("Outlook 已发送", f"{ANSWER}\n\n{_BLOCK.format(sent='已发送')}\n\n{QUOTED}", ANSWER),
    ("Outlook 原始邮件", f"{ANSWER}\n\n-----原始邮件-----\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}", ANSWER),
    ("Outlook 邮件原件", f"{ANSWER}\n\n-----邮件原件-----\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}", ANSWER),
    (
        "Outlook 日期",
        f"{ANSWER}\n\n发件人: 王岚 <lan.wang@harbourlight.example>\n日期: 星期二, 2026年11月24日 09:58\n收件人: 林夏\n抄送: 丹\n主题: Re: 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Outlook.com",
        f"{ANSWER}\n\n________________________________\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Outlook iOS",
        f"{ANSWER}\n\n获取 Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}",
        ANSWER,
    ),
    ("Outlook 祝好", f"{ANSWER}\n\n祝好\n林夏\n\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}", ANSWER),
    (
        "Outlook 繁體",
        f"{ANSWER}\n\n寄件者: 王岚 <lan.wang@harbourlight.example>\n寄件日期: 2026年11月24日 上午 09:58\n收件者: 林夏\n副本: 丹\n主旨: Re: 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Windows 邮件",
        f"{ANSWER}\n\n从 Windows 版邮件发送\n\n发件人: 王岚\n发送时间: 2026年11月24日 9:58\n收件人: 林夏\n主题: 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "iPhone",
        f"{ANSWER}\n\n发自我的iPhone\n\n> 在 2026年11月24日，09:58，王岚 <lan.wang@harbourlight.example> 写道：\n> \n{_SIGNED}\n",
        ANSWER,
    ),
    (
        "iPhone 新",
        f"{ANSWER}\n\n发自我的 iPhone\n\n> 2026年11月24日 09:58，王岚 <lan.wang@harbourlight.example> 写道：\n> \n> \ufeff\n{_SIGNED}",
        ANSWER,
    ),
    (
        "iPad",
        f"{ANSWER}\n\n发自我的iPad\n\n在 2026年11月24日，上午9:58，王岚 <lan.wang@harbourlight.example> 写道：\n\n{_SIGNED}",
        ANSWER,
    ),
    (
        "Mac 邮件",
        f"{ANSWER}\n\n> 2026年11月24日 上午9:58，王岚 <lan.wang@harbourlight.example> 写道：\n> \n{_SIGNED}",
        ANSWER,
    ),
    (
        "iPhone 繁體",
        f"{ANSWER}\n\n從我的 iPhone 傳送\n\n> 王岚 <lan.wang@harbourlight.example> 於 2026年11月24日 上午9:58 寫道：\n> \n{_SIGNED}",
        ANSWER,
    ),
    (
        "企业微信",
        f"{ANSWER}\n\n来自企业微信\n\n------------------ 原始邮件 ------------------\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "腾讯企业邮",
        f'{ANSWER}\n\n------------------\n林夏\n\n \n \n------------------ Original ------------------\nFrom:  "王岚"<lan.wang@harbourlight.example>;\nDate:  Tue, Nov 24, 2026 09:58 AM\nTo:  "林夏"<linxia@corp.example>; \nSubject:  Re:设计师\n\n \n{QUOTED}',
        ANSWER,
    ),
    (
        "企业微信 单行",
        f"{ANSWER}\n\n由企业微信发送\n\n王岚<lan.wang@harbourlight.example> 在 2026年11月24日 周二 09:58 写道：\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "阿里邮箱",
        f"{ANSWER}\n\n\n------------------------------------------------------------------\n发件人：王岚 <lan.wang@harbourlight.example>\n"
        f"发送时间：2026年11月24日(星期二) 09:58\n收件人：林夏 <linxia@aliyun.example>\n主　题：设计师\n\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "阿里邮箱 抄送",
        f"{ANSWER}\n------------------------------------------------------------------\n发件人：王岚 <lan.wang@harbourlight.example>\n"
        f"发送时间：2026年11月24日(星期二) 09:58\n收件人：林夏 <linxia@aliyun.example>\n抄　送：丹 <dan@harbourlight.example>\n主　题：回复：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "阿里云企业 手机",
        f"{ANSWER}\n\n发自阿里邮箱移动版\n\n------------------ 原始邮件 ------------------\n发件人：王岚 <lan.wang@harbourlight.example>\n"
        f"日期：2026年11月24日 09:58:12\n收件人：林夏 <linxia@aliyun.example>\n主题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "钉钉",
        f"{ANSWER}\n\n来自钉钉专属商务邮箱\n\n------------------------------------------------------------------\n发件人：王岚<lan.wang@harbourlight.example>\n"
        f"日　期：2026年11月24日 09:58:12\n收件人：林夏<linxia@dingtalk.example>\n主　题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "钉钉 手机",
        f"{ANSWER}\n\n发自我的钉钉\n\n------------------原始邮件------------------\n发件人：王岚\n发送时间：2026-11-24 09:58\n收件人：林夏\n主题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "飞书",
        f'{ANSWER}\n\n发件人: "王岚"<lan.wang@harbourlight.example>\n时间: 2026年11月24日 (周二) 09:58\n主题: 设计师\n收件人: "林夏"<linxia@feishu.example>\n\n{QUOTED}',
        ANSWER,
    ),
    (
        "飞书 引用",
        f'{ANSWER}\n\n来自飞书邮箱\n\n> From: "王岚"<lan.wang@harbourlight.example>\n> Date:  2026年11月24日 (周二) 09:58\n> Subject:  设计师\n> To: "林夏"<linxia@feishu.example>\n{_SIGNED}',
        ANSWER,
    ),
    (
        "飞书 时间写道",
        f"{ANSWER}\n\n王岚<lan.wang@harbourlight.example> 在2026年11月24日 周二 09:58 写道：\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Coremail",
        f"{ANSWER}\n\n-----原始邮件-----\n发件人:王岚 <lan.wang@harbourlight.example>\n发送时间:2026-11-24 09:58:12 (星期二)\n收件人: linxia@edu.example\n抄送: \n主题: 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Coremail 引号",
        f'{ANSWER}\n\n\n> -----原始邮件-----\n> 发件人: "王岚" <lan.wang@harbourlight.example>\n> 发送时间: 2026-11-24 09:58:12 (星期二)\n> 收件人: linxia@edu.example\n{_SIGNED}\n',
        ANSWER,
    ),
    (
        "华为手机",
        f"{ANSWER}\n\n发自我的华为手机\n\n-------- 原始邮件 --------\n发件人： 王岚 <lan.wang@harbourlight.example>\n日期： 2026年11月24日周二 09:58\n收件人： linxia@qq.example\n主题： 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "小米手机",
        f"{ANSWER}\n\n发自我的小米手机\n在 王岚 <lan.wang@harbourlight.example>，2026年11月24日 上午9:58写道：\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "荣耀手机",
        f"{ANSWER}\n\n发自我的荣耀手机\n\n-------- 原始邮件 --------\n主题： 设计师\n发件人： 王岚\n收件人： linxia@qq.example\n抄送： \n\n{QUOTED}",
        ANSWER,
    ),
    (
        "三星手机",
        f"{ANSWER}\n\n从我的Galaxy发送\n\n-------- 原始信息 --------\n由： 王岚 <lan.wang@harbourlight.example>\n日期： 2026/11/24 09:58 (GMT+08:00)\n至： linxia@qq.example\n主题： 设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "新浪",
        f"{ANSWER}\n\n----- 原始邮件 -----\n发件人：王岚 <lan.wang@harbourlight.example>\n收件人：linxia@sina.example\n主题：设计师\n日期：2026年11月24日 09点58分\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "搜狐",
        f"{ANSWER}\n\n------------------ 原始邮件 ------------------\n 发件人：王岚<lan.wang@harbourlight.example>\n 发送时间：2026/11/24 09:58\n 收件人：linxia@sohu.example\n 主题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "139 手机",
        f"{ANSWER}\n\n----邮件原文----\n发件人：王岚 <lan.wang@harbourlight.example>\n收件人：linxia <linxia@139.example>\n抄 送： (无)\n发送时间：2026-11-24 09:58:12\n主题：设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "189",
        f"{ANSWER}\n\n\n发自189邮箱\n------------------原始邮件------------------\n发件人:王岚<lan.wang@harbourlight.example>\n收件人:linxia@189.example\n发送时间:2026-11-24 09:58:12\n主题:设计师\n\n{QUOTED}",
        ANSWER,
    ),
    (
        "Gmail 简体",
        f"{ANSWER}\n\n王岚 <lan.wang@harbourlight.example> 于2026年11月24日周二 09:58写道：\n\n{_SIGNED}\n",
        ANSWER,
    ),
    (
        "Gmail 折行",
        f"{ANSWER}\n\n王岚与港光科技招聘团队 <lan.wang.recruiting.team@harbourlight.example>\n于2026年11月24日周二 09:58写道：\n\n{_SIGNED}\n",
        ANSWER,
    ),
    ("雷鸟", f"{ANSWER}\n\n在 2026/11/24 09:58, 王岚 写道:\n{_SIGNED}\n", ANSWER),
    (
        "此致敬礼",
        f"{ANSWER}\n\n此致\n敬礼\n\n林夏\n2026年11月24日\n\n在 2026/11/24 09:58, 王岚 写道:\n{_SIGNED}\n",
        ANSWER,
    ),
    (
        "短答",
        f"收到\n\n------------------ 原始邮件 ------------------\n{_BLOCK.format(sent='发送时间')}\n\n{QUOTED}",
        "收到",
    ),
    (
        "逐条回复",
        "王女士，您好：\n\n在 2026/11/24 09:58, 王岚 写道:\n> 周四下午方便吗？\n方便。\n> 地点改到二楼可以吗？\n可以。\n>\n> 王岚\n",
        "王女士，您好：\n\n> 周四下午方便吗？\n方便。\n> 地点改到二楼可以吗？\n可以。",
    ),
    (
        "下方回复",
        "王女士，您好：\n\n在 2026/11/24 09:58, 王岚 写道:\n> 周四下午方便吗？\n\n方便，三点见。\n",
        "王女士，您好：\n\n方便，三点见。",
    ),
    ("没有引用", ANSWER, ANSWER),
    ("发自不是签名", "附件是发自内心写的求职信，请您过目。", "附件是发自内心写的求职信，请您过目。"),
    (
        "时间安排不是邮件头",
        "我的时间安排：\n\n周四：下午三点以后\n周五：全天\n地点：都可以",
        "我的时间安排：\n\n周四：下午三点以后\n周五：全天\n地点：都可以",
    ),
]

_CELL = "<div style='line-height:1.5'>{}</div>"
_ANSWER = "".join(f"<div>{line or '<br>'}</div>" for line in ANSWER.split("\n"))
_LETTER = "".join(f"<p>{line}</p>" for line in QUOTED.split("\n") if line)

PAGES: list[tuple[str, str]] = [
    (
        "QQ 网页",
        f'{_ANSWER}<div><br></div><div><includetail><!--<![endif]--></includetail></div><div style="font-size:12px">------------------&nbsp;原始邮件&nbsp;------------------</div>'
        f'<div style="font-size:12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"王岚"&lt;lan.wang@harbourlight.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月24日(星期二) 上午9:58</div>'
        f'<div><b>收件人:</b>&nbsp;"林夏"&lt;linxia@qq.example&gt;;</div><div><b>主题:</b>&nbsp;设计师</div></div><div><br></div>{_LETTER}',
    ),
    (
        "Foxmail",
        f'{_ANSWER}<div><br></div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div><span></span></div>'
        f'<blockquote style="margin:0"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="background:#EFEFEF">'
        f"<div><b>发件人：</b>&nbsp;王岚</div><div><b>发送时间：</b>&nbsp;2026-11-24&nbsp;09:58</div><div><b>主题：</b>&nbsp;设计师</div></div></div>{_LETTER}</blockquote>",
    ),
    (
        "163 网页",
        f'<div style="line-height:1.7">{_ANSWER}<p>在 2026-11-24 09:58:12，"王岚" &lt;lan.wang@harbourlight.example&gt; 写道：</p>'
        f'<blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; BORDER-LEFT: #ccc 1px solid">{_LETTER}</blockquote></div>',
    ),
    (
        "网易邮箱大师",
        f'<div>{_ANSWER}</div><div class="ntes-mailmaster-quote"><div>---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>王岚</td></tr></table><div>{_LETTER}</div></div>',
    ),
    (
        "飞书",
        f'{_ANSWER}<div class="history-quote-wrapper"><div><div><span>发件人:</span> "王岚"</div><div>时间: 2026年11月24日</div></div><div>{_LETTER}</div></div>',
    ),
    (
        "阿里邮箱",
        f'<div class="__aliyun_email_body_block">{_ANSWER}<blockquote style="margin:0"><div>------------------------------------------------------------------</div>'
        f"<div>发件人：王岚</div><div>发送时间：2026年11月24日(星期二) 09:58</div><div>收件人：林夏</div><div>主　题：设计师</div>{_LETTER}</blockquote></div>",
    ),
    (
        "Outlook",
        f'<div class="WordSection1">{_ANSWER}<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>发件人<span lang="EN-US">:</span></b>'
        f"<span> 王岚 &lt;lan.wang@harbourlight.example&gt; <br></span><b>发送时间:</b> 2026年11月24日 9:58<br><b>收件人:</b> 林夏<br><b>主题:</b> 设计师</p></div>{_LETTER}</div>",
    ),
    (
        "iPhone",
        f'<body dir="auto">{_ANSWER}<br><div dir="ltr">发自我的iPhone</div><div dir="ltr"><br><blockquote type="cite">在 2026年11月24日，09:58，王岚 &lt;lan.wang@harbourlight.example&gt; 写道：<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">\ufeff{_LETTER}</div></blockquote></body>',
    ),
    (
        "Gmail",
        f'<div dir="ltr">{_ANSWER}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">王岚 &lt;lan.wang@harbourlight.example&gt; 于2026年11月24日周二 09:58写道：<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0">{_LETTER}</blockquote></div>',
    ),
]
