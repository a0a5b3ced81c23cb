"""How mail systems sign and head their reports, in the languages that they write."""

import re

_NAMES = re.compile(
    r"^(?:mailer?[-_.]?daemon|post[-_.]?master|mail[-_. ]?deliver(?:y|er)?[-_. ]?(?:sub)?system|double-?bounce"
    r"|bounces?"
    r"|mdaemon|mail[-_. ]?admin(?:istrator)?)$|^mailer-daemon",
    re.IGNORECASE,
)
_DISPLAY = re.compile(
    r"mail(?:er)? deliver\w* (?:sub)?system|mailer[- ]?daemon|mail administrator|system administrator|postmaster"
    r"|delivery (?:status|failure)|系统退信|邮件系统|退信|郵件系統",
    re.IGNORECASE,
)
_SURE = re.compile(r"^mailer?[-_.]?daemon|^mail[-_. ]?deliver\w*", re.IGNORECASE)
_SUBJECTS = re.compile(
    r"^\W{0,4}(?:undeliver(?:ed|able)\b|(?:mail )?delivery (?:status notification|fail\w*|has failed|problem"
    r"|error|report|notification)"
    r"|deliver(?:y|ing).{0,20}(?:delayed|failed|failure)|failure notice|failed delivery|fail(?:ed"
    r"|ure) (?:to deliver|notification)"
    r"|returned (?:mail|to sender|message|email)|mail (?:system error|delivery|failed|failure|could not"
    r"|not delivered)"
    r"|(?:your )?(?:message|mail|e-?mail).{0,25}(?:could not|cannot|couldn't|was not|not) be? ?(?:delivered|sent)"
    r"|message delivery|nondeliverable|non[- ]?delivery|delayed mail|warning.{0,4}(?:could not send|message"
    r"|: ?could not)"
    r"|there was an error sending|loop alert|email delivery failure|\[postmaster\]|message status|不?\W?(?:系统)?退信"
    r"|来自.{0,40}退信|(?:邮件|郵件).{0,10}(?:投递|发送|退回|投遞|傳送|寄送).{0,4}(?:失败|失敗|退回|通知)?"
    r"|(?:退信|退回)(?:通知|提醒)?|无法(?:投递|送达)"
    r"|無法(?:投遞|傳遞|送達)"
    r"|无法传递|unzustellbar|(?:nachricht|mail).{0,20}(?:nicht zugestellt|unzustellbar)"
    r"|zustellung.{0,20}(?:fehlgeschlagen|verzögert)"
    r"|non remis|échec de (?:la )?remise|notification d'état de remise|message non (?:remis|distribué)"
    r"|no se (?:puede|pudo) entregar|no entregado|mensaje no entregado|non recapitabile|mancata consegna"
    r"|não (?:é )?(?:entregue|possível entregar)|onbestelbaar|niet bezorgd|oleverbart|kan ikke leveres"
    r"|ei voitu toimittaa"
    r"|配信(?:不能|できません|エラー)|送信エラー|配達不能|недоставленное|не доставлен|доставк|ваше сообщение не"
    r"|niedostarczona"
    r"|nedoručiteln|iletilemedi)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:could|can|was|were|has|have|did|is|be)\s?(?:not|n['’]t)\s+(?:been |be )?(?:delivered|sent|reached?"
    r"|relayed|able to deliver|deliver)"
    r"|unable to (?:be )?deliver|undeliver(?:able|ed)|(?:delivery|deliver)[^.\n]{0,60}(?:fail|has been delayed"
    r"|error)|fail(?:ed|ure)[^.\n]{0,30}deliver"
    r"|not relayed|had (?:permanent fatal errors|delivery problems)|(?:permanent|fatal|smtp) error"
    r"|permanent failure|returned to (?:you|sender)"
    r"|error (?:has occurred while|delivering|while)|trouble delivering|did\s+not\s+reach|(?:group|address"
    r"|domain) you tried to contact"
    r"|(?:message|mail) is delayed|invalid (?:user )?address|no valid recipients|duplicated message-id"
    r"|transcript of session"
    r"|exceeds allowed size|mailbox is full|account is disabled|invalid final delivery|save to the following"
    r"|can't create user"
    r"|投递失败|无法(?:投递|送达|送達)|退信|退回|发送失败|投递.{0,6}(?:失败|不成功)|不存在|未能(?:送达|投递)"
    r"|無法(?:投遞|傳遞|傳送)|可能不存在"
    r"|konnte nicht (?:zugestellt|übermittelt)|nicht zugestellt|n'a pas (?:pu être|été) (?:remis|distribué)"
    r"|no (?:se )?(?:ha )?(?:podido|pudo) (?:ser )?entrega"
    r"|送信できません|配信できません|送れません|届けられません|エラー|не может быть доставлен|не доставлено"
    r"|existiert|neexistuje|no exista"
    r"|nicht vorhanden|не існує|existe(?:r)?",
    re.IGNORECASE,
)
_SMTP_REPLY = re.compile(r"(?:^|[\s:(\[])[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|<|\S{0,20}@|[A-Z][a-z]+ )")
_STILL_TRYING = re.compile(
    r"will be retried|still being retried|warning only|temporary failure report|do not need to re-?send"
    r"|has been delayed|is delayed for"
    r"|will (?:continue|keep) (?:to )?(?:try|retry)|will retry|continue to be attempted"
    r"|could not send m\w+ for past|delivery (?:is )?delayed"
    r"|delivery status notification \(delay|继续(?:尝试|投递|重试)|稍后(?:重试|再次)|暂时(?:无法|未能)|延迟"
    r"|wird weiter versucht"
    r"|noch nicht zugestellt|nouvelle tentative",
    re.IGNORECASE,
)
_GAVE_UP = re.compile(
    r"permanent (?:error|failure|fatal)|giving up|gave up|will be deleted from (?:the )?queue"
    r"|not going to try again|failed permanently|no further",
    re.IGNORECASE,
)


def is_daemon(address: str, from_line: str) -> bool:
    """Whether the sender is a mail system: by its address, by its name, or because it gives none (``<>``)."""
    nobody = from_line.strip() in {"", "<>"}
    return nobody or bool(_NAMES.search(address.partition("@")[0]) or _DISPLAY.search(from_line))


def is_surely_daemon(address: str) -> bool:
    """Whether nobody but a mail system has that address (``postmaster`` may be a person, too)."""
    return bool(_SURE.search(address))


def heads_a_report(subject: str) -> bool:
    """Whether the subject is one that mail systems give their reports."""
    return bool(_SUBJECTS.search(subject.strip()))


def reports_failure(text: str) -> bool:
    """Whether a text says, in its words or with a server's answer, that a mail did not arrive."""
    return bool(_WORDS.search(text) or _SMTP_REPLY.search(text))


def still_trying(text: str) -> bool:
    """Whether the mail system goes on trying: a delay, not a return."""
    return bool(_STILL_TRYING.search(text)) and not _GAVE_UP.search(text)
