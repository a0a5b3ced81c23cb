"""How mail programs label what they forward, in the languages that they speak."""

import re

FIELDS: dict[str, str] = {
    "from": (
        "from de da von od fra från van från от від lähettäjä feladó saatja gönderen kimden mittente nadawca"
        " expeditorul šalje kézi"
        " expeditor remitente expéditeur absender afzender avsändare afsender avsender odosielateľ odesílatel"
        " pošiljatelj"
        " 发件人 发送人 发信人 寄件者 寄件人 差出人 送信元 送信者 보낸사람 de:la от:кого"
    ),
    "to": (
        "to an a à para til till do aan pour kime komu кому címzett vastaanottaja destinatario destinatarul"
        " către prima adresat pre"
        " à:l'attention:de alıcı saaja bis destinataire empfänger ontvanger mottagare modtager mottaker 收件人 收信人"
        " 收件者 宛先 送信先 받는사람"
    ),
    "cc": "cc kopie kopia kopi kópia kópiát másolat kopio copie copie:à copia bilgi копия копія dw ud cc:n kópie"
    " 抄送 副本 抄送人 참조 kk cópia cópia:para skrytá",
    "subject": (
        "subject betreff asunto oggetto objet sujet assunto onderwerp ämne emne aihe temat tárgy předmět predmet"
        " konu тема naslov subiect subiectul"
        " teema 主题 主旨 件名 标题 主題 제목"
    ),
    "date": (
        "date sent datum fecha data dato dátum päivämäärä päiväys dată tarih дата envoyé enviado gesendet"
        " inviato verzonden skickat sendt lähetetty"
        " wysłano wysłane elküldve odesláno odoslané poslano poslané gönderildi отправлено надіслано відправлено trimis"
        " trimisă saatmisaeg kuupäev enviada:em enviado:el enviada enviado:em"
        " inviata data:invio fecha:envío"
        " 日期 时间 发送时间 发送日期 邮件日期 发件时间 寄件日期 发信时间 传送时间 送信日時 日付 日時 発信日"
        " 보낸날짜 date:d'envoi verzonden:op"
    ),
    # Known, and of no use; they do not end the block.
    "other": "reply-to antwort:an répondre:à responder:a 回复 回复地址 附件 attachments anlagen importance priority"
    " priorité 重要性 bcc 密送 resent-from reply:to sender list-id",
}
LABELS: dict[str, str] = {
    label.replace(":", " "): field for field, labels in FIELDS.items() for label in labels.split()
}

# A line that says that what follows was forwarded.
FORWARDED_LINE = re.compile(
    r"^[ \t>*_-]{0,60}(?:begin forwarded message|forwarded message|begin doorgestuurd bericht"
    r"|doorgestuurd bericht|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|weitergeleitete nachricht|inicio del mensaje (?:reenviado|enviado)|mensaje reenviado"
    r"|début du (?:message réexpédié|message transféré)"
    r"|message (?:transféré|transmis|réexpédié)|inizio (?:del )?messaggio inoltrato|messaggio inoltrato"
    r"|início da mensagem (?:reencaminhada|encaminhada)"
    r"|mensagem (?:reencaminhada|encaminhada)|vidarebefordrat (?:mejl|meddelande)|vidarebefordrat meddelande"
    r"|videresendt (?:meddelelse|melding|e-mail)"
    r"|start på videresendt (?:melding|e-mail)|start på videresendt|edelleenlähetetty viesti|välitetty viesti"
    r"|początek przekazywanej wiadomości|przekazana wiadomość"
    r"|treść przekazanej wiadomości|továbbított (?:levél kezdete|üzenet)|začátek přeposílané zprávy"
    r"|přeposlaná zpráva|preposlaná správa|započni proslijeđenu poruku"
    r"|proslijeđena poruka|începe mesajul redirecționat|mesaj(?:ul)? (?:redirecționat|înaintat)"
    r"|i̇leti başlangıcı|ileti başlangıcı|iletilen mesaj|yönlendirilen (?:mesaj|ileti)"
    r"|начало (?:переадресованного|пересылаемого) сообщения|перенаправленное сообщение|пересылаемое сообщение"
    r"|переадресован\w+ сообщени\w|початок листа, що пересилається|перенаправлене повідомлення|переслане повідомлення"
    r"|メッセージを転送|転送(?:された)?メッセージ|転送メール|전달된 메시지|edastatud kiri"
    r"|转发(?:的)?邮件(?:信息)?|轉寄(?:的)?(?:郵件|訊息)|轉寄郵件"
    r"|已转发(?:的)?邮件|以下是转发(?:的)?邮件|開始轉寄的郵件|開始轉寄郵件|开始转发的邮件)"
    r"(?P<rest>.{0,2000})$",
    re.IGNORECASE,
)
# A line that replies carry as well: it counts where the subject says "forwarded".
ORIGINAL_LINE = re.compile(
    r"^[ \t>*]{0,20}(?:-{2,40}|_{5,60})?\s?(?:original message|original-nachricht|ursprüngliche nachricht"
    r"|originalnachricht|message d'origine|mensaje original|messaggio originale"
    r"|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse"
    r"|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|pôvodná správa"
    r"|eredeti üzenet|özgün ileti|исходное сообщение|原始邮件|邮件原件|原邮件|原始郵件|原始訊息|元のメッセージ"
    r"|原信|원본 메시지)?\s?-{0,40}\s*$",
    re.IGNORECASE,
)
# "On 28 October John Doe <…> wrote:": replies are quoted so, and Outlook for Mac forwards so.
WROTE_LINE = re.compile(
    r"^(?=.{0,400}<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?)(?=.{0,400}(?:wrote|schrieb|a écrit|escribió|escreveu"
    r"|ha scritto|schreef|geschreven|skrev|kirjoitti|napsal|napísal|napisał"
    r"|írta|написал|пише|написав|yazdı|a scris|kirjutas|写道|寫道|書きました|작성)).{1,500}[:：]\s*$",
    re.IGNORECASE,
)
FORWARD_SUBJECT = re.compile(
    r"^\W{0,3}(?:fwd?|fw|wg|wtr|tr|rv|i|enc|vs|vb|pd|doorst|vl|videresend|vidarebef|redir\.?|i̇lt|ilt|далее|пер"
    r"|пересл|edastus|fwd\[\d+\]|转发|轉寄|转寄|転送|전달)\.?\s?[:：]",
    re.IGNORECASE,
)
REPLY_SUBJECT = re.compile(
    r"^\W{0,3}(?:re|aw|sv|antw?|odp|rif|res|回复|答复|回覆|ответ|відп|ynt|vá|atb|απ)\s?(?:\[\d+\])?\.?\s?[:：]",
    re.IGNORECASE,
)
