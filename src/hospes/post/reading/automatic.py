"""Automatic replies and mail that a machine must not answer (RFC 3834).

The signs are headers first. Subjects count in the languages that vacation programs write; words
of the body count only where they say outright that a program wrote them.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hospes.post.reading.mail import ReadMail

# Set on every letter that a machine of this house writes; what comes back with it is our own.
OUR_MARK = "X-Hospes-Loop"

_SAYS_REPLIED = (
    "X-Autoreply",
    "X-Auto-Reply",
    "X-AutoReply-From",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Autoresponse",
    "X-Mail-Autoreply",
    "X-Vacation",
    "X-Vacation-Reply",
    "X-Out-Of-Office",
    "X-Autoreply-Domain",
)
_REPLIED = re.compile(r"^\s*auto-?repl", re.IGNORECASE)
_PRECEDENCE_REPLIED = re.compile(r"auto.?repl", re.IGNORECASE)
_PRECEDENCE_MANY = re.compile(r"bulk|junk|list|auto", re.IGNORECASE)
_REPLY_MARK = r"^\W{0,4}(?:(?:re|aw|sv|antwort|回复|答复|回覆)\s?[:：]\s?)?\W{0,2}"
_SUBJECT = re.compile(
    _REPLY_MARK + r"(?:auto(?:mat\w*)?[- ]?(?:reply|response|answer|responder)"
    r"|automatic(?:ally generated)? (?:reply|response|answer)|out of (?:the )?office|vacation (?:reply|message"
    r"|notice|response)"
    r"|自动(?:回复|答复|应答|回覆)|自動(?:回覆|回復|答覆|返信|応答)|假期自动|不在通知|不在のお知らせ|부재중"
    r"|자동 ?(?:회신|응답)"
    r"|automatische (?:antwort|beantwortung|reactie)|abwesenheits(?:notiz|nachricht|assistent|benachrichtigung)"
    r"|autoantwort"
    r"|réponse automatique|absence du bureau|message d'absence|respuesta autom[áa]tica|fuera de (?:la )?oficina"
    r"|risposta automatica|fuori ufficio|resposta autom[áa]tica|fora do escritório|automatisch antwoord"
    r"|afwezigheidsbericht"
    r"|automatiskt svar|autosvar|frånvaromeddelande|automatisk svar|fraværsbesked|automaattinen vastaus"
    r"|odpowiedź automatyczna|automatyczna odpowiedź|автоответ|автоматический ответ|вне офиса"
    r"|automatická odpověď|otomatik yanıt)",
    re.IGNORECASE,
)
# Somebody may write these himself; they count beside another sign of a machine.
_SUBJECT_OF_EITHER = re.compile(
    _REPLY_MARK + r"(?:ooo\b|away (?:from|until|message)|on (?:vacation|holiday|leave)\b"
    r"|i(?:'m| am) (?:away|out of|on (?:vacation|holiday|leave))|currently (?:away|out of)|不在|外出|休假|出差"
    r"|abwesen|nicht im (?:büro|haus)|absence|absent|en congé|ausencia|ausência|fuori sede|afwezig|niet aanwezig"
    r"|frånvar|fravær|poissa|nieobecn|в отпуске|dışarıda)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:this is an? (?:automat\w+|auto[- ]?generated) (?:reply|response|e-?mail reply|out[- ]of[- ]office)"
    r"|automatic(?:ally generated)? reply|auto-?reply (?:message)?"
    r"|这是.{0,12}自动(?:回复|答复)|此(?:为|邮件为|郵件為).{0,12}自[动動](?:回[复覆]|答[复覆])|本邮件(?:为|是"
    r"|由).{0,10}自动(?:回复|答复)|自动回复[：:，,。]"
    r"|系统自动回复|這是.{0,12}自動回覆"
    r"|dies ist eine automat\w+ (?:antwort|nachricht)|ceci est une réponse automatique"
    r"|esta es una respuesta autom[áa]tica|これは自動(?:返信|応答))",
    re.IGNORECASE,
)


def is_automatic_reply(mail: "ReadMail", text: str) -> bool:
    """Whether a program answered for somebody. ``text`` is what the mail says, without quotes."""
    if _REPLIED.match(mail.header("Auto-Submitted")) or any(mail.header(name) for name in _SAYS_REPLIED):
        return True
    if _PRECEDENCE_REPLIED.search(f"{mail.header('Precedence')} {mail.header('Preference')}"):
        return True
    if mail.header("X-POST-MessageClass").startswith("9") or "autoresponder" in mail.header("Delivered-To").lower():
        return True
    if _SUBJECT.search(mail.subject.strip()) or _BODY.search(text.strip()[:400]):
        return True
    return bool(_SUBJECT_OF_EITHER.search(mail.subject.strip())) and (loops(mail) or is_from_nobody(mail))


def is_receipt(mail: "ReadMail") -> bool:
    """Whether it is a receipt (RFC 8098: displayed, deleted), which nobody wrote."""
    kind = mail.header("Content-Type").lower()
    return "disposition-notification" in kind or any(
        content_type == "message/disposition-notification" for content_type, _ in mail.parts
    )


def loops(mail: "ReadMail") -> bool:
    """Whether an automatic answer would go to a machine, a list, nobody, or to ourselves."""
    submitted = mail.header("Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if any(name.lower().startswith("list-") for name, _ in mail.headers) or mail.header(OUR_MARK):
        return True
    if _PRECEDENCE_MANY.search(mail.header("Precedence")) or mail.header("X-Loop"):
        return True
    if mail.header("X-Auto-Response-Suppress") or mail.header("Feedback-ID"):
        return True
    return is_from_nobody(mail)


def is_from_nobody(mail: "ReadMail") -> bool:
    """Whether the envelope or the letter has no sender to answer to."""
    return mail.header("Return-Path").replace(" ", "") == "<>" or not mail.sender.address
