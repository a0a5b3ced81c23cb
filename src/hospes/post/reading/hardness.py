"""Whether an address is dead: from the enhanced status code first, then from the reason's words.

Hard is only what a correct letter tomorrow would meet again: no such user, no such host, a host
that takes no mail. A full mailbox, a policy, a filter, a system in trouble is soft, whatever code
it is given. "User unknown" after the recipient had been accepted (in reply to DATA) is what
filters say; the words count where the server said them in reply to RCPT, or with a code of 5.1.
"""

import re
from enum import StrEnum


class Step(StrEnum):
    """Where in the SMTP dialogue the server said no; '' where the report does not tell."""

    UNKNOWN = ""
    CONNECT = "connect"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_NOISE = re.compile(r"https?://[!-~]{1,300}|[!-;=?-~]{1,200}@[!-;=?-~]{1,200}|\[[^\]\n]{1,120}\]")

_MAILBOX_FULL = (
    r"over.?quota",
    r"quota (?:is )?(?:exceeded|full)",
    r"exceed\w* (?:the |your |its |allowed |storage |mailbox |disk )*(?:size|quota|limit)",
    r"length exceeds",
    r"(?:mail)?box(?: for user)?(?: is)? full",
    r"mailbox_full",
    r"out of (?:storage|space)",
    r"insufficient (?:disk|system|storage)",
    r"not enough (?:disk|storage|space)",
    r"no space left",
    r"(?:容量|空间)(?:不足|已满)|邮箱(?:已)?满|超过.{0,8}(?:容量|限制)|容量を超え",
    r"(?:postfach|speicherplatz|kontingent).{0,20}(?:voll|überschritten)",
    r"bo[iî]te.{0,25}pleine|quota.{0,12}dépassé|buz[oó]n.{0,12}lleno|casella.{0,12}piena|caixa.{0,15}cheia",
)
_NOT_THE_ADDRESS = (
    r"\bpolic(?:y|ies)\b",
    r"\bspam\b|\bube\b|unsolicited|bulk mail|junk",
    r"\b(?:spf|dkim|dmarc)\b",
    r"(?:un)?authenticat",
    r"(?<!may be )black.?list|block.?list|dns[bw]l|\brbl\b",
    r"block(?:ed|ing) (?:using|by|for|due|because)",
    r"client host|sending ip|banned",
    r"reputation|grey.?list|rate limit|frequency limit",
    r"virus|malware|infected",
    r"reverse dns|\brdns\b|\bptr\b",
    r"relay(?:ing)? (?:access )?(?:denied|not permitted|not allowed)|unable to relay|not permitted to",
    r"sender (?:address |domain |id )?(?:is |was )?(?:re?jected|invalid|unknown|verify)",
    r"domain of sender|sender.{0,30}does not exist",
    r"content (?:was )?rejected|media error|mailer error|system error|header error",
    r"too (?:large|big)|size limit|too many",
    r"timed?[ -]?out|timeout|expired|try (?:again )?later|not found, try again|retry|temporar",
    r"greeting|deferred",
    r"垃圾邮件|反垃圾|拒绝服务|频率|黑名单|病毒|迷惑メール",
)
_SOFT = _any(*_MAILBOX_FULL, *_NOT_THE_ADDRESS)

_NO_HOST = _any(
    r"(?:host|domain)(?: name)? (?:is )?(?:unknown|not found|could ?n[o']t be found|does not exist|not exist)",
    r"no such (?:host|domain)|unknown (?:host|domain)|unrout(?:e)?able",
    r"host \S{1,200} not found",
    r"domain \S{0,200} ?(?:couldn't be found|could not be found|does ?n[o']t exist)",
    r"\bnxdomain\b",
    r"no mx found|null mx|does not accept (?:any )?mail|doesn't (?:receive|accept) e?-?mail|no smtp service",
    r"not accepting network messages",
    r"couldn't find (?:a |any )?(?:mail exchanger|host|ip)",
    r"account or domain may not exist",
    r"域名(?:不存在|无法解析|错误)|收件人域名|找不到.{0,6}(?:域名|主机)",
    r"domaine.{0,20}(?:inconnu|n'existe pas)|domäne.{0,20}(?:nicht gefunden|existiert nicht)",
)
_NO_USER = _any(
    r"no (?:such |valid |known )?(?:user|mail ?box|recipient|account|address|person)s? (?:by that name|here"
    r"|with (?:this|that)|available for)",
    r"no such (?:user|mailbox|recipient|account|address|person)",
    r"(?:user|mailbox|recipient|account|address|inbox)\b.{0,40}? (?:does(?: not|n't)|do not|not) exists?",
    r"(?:user|mailbox|recipient|account|address)(?: name)? (?:was |is |could |has )?(?:not"
    r"|n't)(?: be)?(?: been)? (?:found|recogni[sz]ed|known)\b(?<!ient not found)",
    r"not (?:a )?(?:valid|known|local|existing) (?:user|recipient|mailbox|account|address)|invalid or unknown",
    r"invalid (?:final delivery userid|recipient|mailbox|user)|bad (?:destination|recipient|e?-?mail address)"
    r"|not our customer",
    r"(?:does not|doesn't) have an account|not listed in (?:the )?(?:public|domino|address)|unknown local[- ]?part",
    r"recipient no longer (?:on|at)|no longer (?:valid|in use|exists?|here|with|accepts? mail|available"
    r"|employed)|has moved|left the company",
    r"address couldn't be found|wasn't found at|isn't found",
    r"(?:554 delivery error: dd )this user doesn't have",
    r"destinataire.{0,20}(?:invalide|inconnu)|empf[äa]nger.{0,25}(?:unbekannt|existiert nicht)",
    r"(?:usuario|utente|usuário).{0,20}(?:desconocido|sconosciuto|desconhecido|no existe|inesistente)",
    r"(?:用户|收件人|邮箱|帐号|账号|帐户|账户|地址|邮件地址).{0,12}(?:不存在|不正确|无效|错误|未找到)|(?:找不到"
    r"|没有|无此|不存在)(?:此|该|这个)?(?:用户|收件人|邮箱|帐号|账号)",
    r"(?:宛先|ユーザ|アドレス).{0,14}(?:存在しません|見つかりません|不明)",
)
_SWITCHED_OFF = _any(
    r"disabled|discontinued|suspended|deactivated|inactive|frozen|locked|account.{0,20}blocked|closed account",
    r"停用|冻结|禁用|注销|被锁",
)
_WEAK = _any(
    r"(?:user|recipient|addressee|address|account|mailbox).{0,3}unknown|unknown.{0,3}(?:user|recipient|account"
    r"|mailbox|address)",
    r"recipient (?:address )?(?:was )?rejected(?:: access denied|\.?\s*(?:\(|$))|rejected (?:your )?recipient",
    r"mailbox unavailable|recipient not found|not a known user|unable to find|undeliverable address",
)
# RFC 3463 3.2: 5.1.7 and 5.1.8 are about the sender, 5.1.5 is a success code.
_DEAD_ADDRESS = re.compile(r"5\.1\.(?!5$|7$|8$)\d{1,3}")


def is_hard(status: str, said: str, step: Step, *, around: str = "") -> bool:
    """Whether the address does not exist.

    ``said`` is what the mail systems wrote about one recipient, ``around`` what else the report
    tells people about him.
    """
    words = _NOISE.sub(" ", said)
    if status.startswith(("2.", "4.")) or _SOFT.search(words) or step in {Step.CONNECT, Step.MAIL}:
        return False
    if _NO_HOST.search(words) or _DEAD_ADDRESS.fullmatch(status):
        return True
    if step == Step.DATA or status.startswith("5.7."):
        return False
    if _SWITCHED_OFF.search(words) or _SWITCHED_OFF.search(around[:2000]):
        return False
    return bool(_NO_USER.search(words) or (step == Step.RCPT and _WEAK.search(words)))
