"""Route × actor: what everybody gets at every address, by GET and by POST. A new route needs a line here.

302 of a stranger is the way to the desk's door, 404 is "there is no such page for you", 405 "not this way",
422 a form that came back, 410 a link that ran out, 429 "not so fast". Forms are sent almost empty: a 422 or 302
means that the door was open.
"""

# Columns: a stranger, Iris (interviewer of the job), Hugo (hiring manager of the job), Mallory (hiring manager of
# other jobs), Grace (recruiter), Helen (admin). The job is public, Ada has applied for it.
MEMBERS = """
careers:home               302 302 302 302 302 302 | 405 405 405 405 405 405
careers:robots             200 200 200 200 200 200 | 405 405 405 405 405 405
careers:sitemap            200 200 200 200 200 200 | 405 405 405 405 405 405
careers:start              302 302 302 302 302 302 | 405 405 405 405 405 405
careers:jobs               200 200 200 200 200 200 | 405 405 405 405 405 405
careers:job                200 200 200 200 200 200 | 405 405 405 405 405 405
careers:apply              302 302 302 302 302 302 | 422 422 422 422 422 422
careers:ask                302 302 302 302 302 302 | 422 422 422 422 422 422
careers:privacy            200 200 200 200 200 200 | 405 405 405 405 405 405
careers:sent               410 410 410 410 410 410 | 405 405 405 405 405 405
portal:preview             404 404 200 404 200 200 | 405 405 405 405 405 405
integrations:sms-hook      405 405 405 405 405 405 | 404 404 404 404 404 404
desk:set-up                302 302 302 302 302 302 | 302 302 302 302 302 302
desk:sign-in               200 200 200 200 200 200 | 422 422 422 422 422 422
desk:sign-out              302 302 302 302 302 302 | 302 302 302 302 302 302
desk:invitation            410 410 410 410 410 410 | 422 422 422 422 422 422
desk:ask-reset             200 200 200 200 200 200 | 422 422 422 422 422 422
desk:reset                 410 410 410 410 410 410 | 422 422 422 422 422 422
desk:today                 302 200 200 200 200 200 | 302 405 405 405 405 405
desk:run                   302 302 302 302 200 302 | 302 302 302 302 302 302
desk:run-end               302 200 200 200 200 200 | 302 405 405 405 405 405
desk:inbox                 302 404 200 200 200 200 | 302 404 405 405 405 405
desk:thanks                302 404 405 405 405 405 | 302 404 302 302 302 302
desk:conversation          302 404 200 404 200 200 | 302 404 405 405 405 405
desk:unplaced              302 404 200 200 200 200 | 302 404 405 405 405 405
desk:unplaced-mail         302 404 404 404 200 200 | 302 404 404 404 405 405
desk:unplaced-words        302 404 404 404 200 200 | 302 404 404 404 405 405
desk:unplaced-picture      302 404 404 404 200 200 | 302 404 404 404 405 405
desk:unplaced-case         302 404 404 404 302 302 | 302 404 404 404 422 422
desk:unplaced-matter       302 404 404 404 302 302 | 302 404 404 404 422 422
desk:unplaced-aside        302 404 404 404 302 302 | 302 404 404 404 422 422
desk:unplaced-back         302 404 404 404 405 405 | 302 404 404 404 302 302
desk:jobs                  302 200 200 200 200 200 | 302 405 405 405 405 405
desk:new-job               302 404 404 404 200 200 | 302 404 404 404 422 422
desk:job-copies            302 404 404 404 302 302 | 302 404 404 404 302 302
desk:job                   302 200 200 404 200 200 | 302 405 405 404 405 405
desk:job-ending            302 404 404 404 200 200 | 302 404 404 404 422 422
desk:job-visibility        302 404 404 404 302 302 | 302 404 404 404 302 302
desk:job-text              302 404 404 404 302 302 | 302 404 404 404 422 422
desk:job-opening           302 404 404 404 302 302 | 302 404 404 404 422 422
desk:job-part              302 404 404 404 302 302 | 302 404 404 404 302 302
desk:board                 302 404 200 404 200 200 | 302 404 405 404 405 405
desk:lane                  302 404 200 404 200 200 | 302 404 405 404 405 405
desk:ended                 302 404 200 404 200 200 | 302 404 405 404 405 405
desk:put-aside             302 404 200 404 200 200 | 302 404 405 404 405 405
desk:moves                 302 404 302 404 302 302 | 302 404 422 404 422 422
desk:moves-undo            302 404 302 404 302 302 | 302 404 302 404 302 302
desk:declines              302 404 302 404 302 302 | 302 404 405 404 405 405
desk:asides                302 404 302 404 302 302 | 302 404 422 404 422 422
desk:asides-undo           302 404 302 404 302 302 | 302 404 302 404 302 302
desk:people                302 200 200 200 200 200 | 302 405 405 405 405 405
desk:search                302 200 200 200 200 200 | 302 405 405 405 405 405
desk:case                  302 404 200 404 200 200 | 302 404 405 404 405 405
desk:compose               302 404 200 404 200 200 | 302 404 422 404 422 422
desk:advance               302 404 200 404 200 200 | 302 404 422 404 422 422
desk:hold                  302 404 200 404 200 200 | 302 404 422 404 422 422
desk:decline               302 404 200 404 200 200 | 302 404 422 404 422 422
desk:arrange-talk          302 404 200 404 200 200 | 302 404 422 404 422 422
desk:talk                  302 200 200 404 200 200 | 302 405 405 404 405 405
desk:talk-outcome          302 302 302 404 302 302 | 302 302 302 404 302 302
desk:move-talk             302 404 200 404 200 200 | 302 404 422 404 422 422
desk:cancel-talk           302 404 200 404 200 200 | 302 404 422 404 422 422
desk:touches               302 404 200 200 200 200 | 302 404 405 405 405 405
desk:touch-at-hand         410 410 410 410 410 410 | 410 410 410 410 410 410
desk:plan-touch            302 404 200 404 200 200 | 302 404 422 404 422 422
desk:allow-touches         302 404 302 404 302 302 | 302 404 422 404 422 422
desk:touch                 302 404 200 404 200 200 | 302 404 422 404 422 422
desk:start-touch           302 404 302 404 302 302 | 302 404 302 404 302 302
desk:cancel-touch          302 404 302 404 302 302 | 302 404 302 404 302 302
desk:call                  302 404 200 404 200 200 | 302 404 422 404 422 422
desk:reply-noted           302 404 200 404 200 200 | 302 404 422 404 422 422
desk:note                  302 404 200 404 200 200 | 302 404 422 404 422 422
desk:details               302 404 404 404 200 200 | 302 404 404 404 422 422
desk:hand-over             302 404 404 404 200 200 | 302 404 404 404 422 422
desk:aside                 302 404 404 404 200 200 | 302 404 404 404 422 422
desk:erasure               302 404 404 404 200 200 | 302 404 404 404 302 302
desk:restore               302 404 404 404 200 200 | 302 404 404 404 422 422
desk:see                   302 404 200 404 200 200 | 302 404 302 404 302 302
desk:message-file          302 404 200 404 200 200 | 302 404 405 404 405 405
desk:written               302 404 200 404 200 200 | 302 404 405 404 405 405
desk:written-words         302 404 200 404 200 200 | 302 404 405 404 405 405
desk:written-picture       302 404 200 404 200 200 | 302 404 405 404 405 405
desk:document              302 404 200 404 200 200 | 302 404 405 404 405 405
desk:answer-file           302 404 200 404 200 200 | 302 404 405 404 405 405
desk:answer                302 404 302 404 302 302 | 302 404 302 404 302 302
desk:dismiss               302 404 200 404 200 200 | 302 404 422 404 422 422
desk:misfiled              302 404 302 404 302 302 | 302 404 302 404 302 302
desk:undo                  302 404 302 404 302 302 | 302 404 302 404 302 302
desk:send-now              302 404 302 404 302 302 | 302 404 302 404 302 302
desk:again                 302 404 302 404 302 302 | 302 404 302 404 302 302
desk:trouble               302 404 302 404 302 302 | 302 404 422 404 422 422
desk:dealt                 302 404 302 404 302 302 | 302 404 302 404 302 302
desk:settings              302 302 302 302 302 200 | 302 405 405 405 405 405
desk:me                    302 200 200 200 200 200 | 302 422 422 422 422 422
desk:my-password           302 200 200 200 200 200 | 302 422 422 422 422 422
desk:absence               302 200 200 200 200 200 | 302 422 422 422 422 422
desk:members               302 404 404 404 404 200 | 302 404 404 404 404 422
desk:member                302 404 404 404 404 200 | 302 404 404 404 404 422
desk:member-absence        302 404 404 404 404 200 | 302 404 404 404 404 422
desk:member-role           302 404 404 404 404 405 | 302 404 404 404 404 422
desk:member-address        302 404 404 404 404 405 | 302 404 404 404 404 422
desk:member-invitation     302 404 404 404 404 405 | 302 404 404 404 404 422
desk:member-leaving        302 404 404 404 404 200 | 302 404 404 404 404 302
desk:member-return         302 404 404 404 404 405 | 302 404 404 404 404 302
desk:company               302 404 404 404 404 200 | 302 404 404 404 404 422
desk:duties                302 404 404 404 404 200 | 302 404 404 404 404 422
desk:mail                  302 404 404 404 404 200 | 302 404 404 404 404 422
desk:texts                 302 404 404 404 404 200 | 302 404 404 404 404 302
desk:mail-dns              302 404 404 404 404 200 | 302 404 404 404 404 302
desk:texts-test            302 404 404 404 404 405 | 302 404 404 404 404 302
desk:mail-test             302 404 404 404 404 405 | 302 404 404 404 404 302
desk:new-mail-server       302 404 404 404 404 200 | 302 404 404 404 404 422
desk:mail-server           302 404 404 404 404 200 | 302 404 404 404 404 422
desk:mail-server-test      302 404 404 404 404 405 | 302 404 404 404 404 302
desk:mail-server-removal   302 404 404 404 404 200 | 302 404 404 404 404 302
desk:my-mail               302 200 200 200 200 200 | 302 422 422 422 422 422
desk:my-mail-test          302 405 405 405 405 405 | 302 302 302 302 302 302
desk:my-mail-removal       302 302 302 302 302 302 | 302 302 302 302 302 302
desk:my-calendar           302 200 200 200 200 200 | 302 422 422 422 422 422
desk:my-notices            302 200 200 200 200 200 | 302 422 422 422 422 422
desk:notices               302 404 404 404 404 200 | 302 404 404 404 404 422
desk:robot-removal         302 404 404 404 404 405 | 302 404 404 404 404 302
desk:my-mailbox            302 200 200 200 200 200 | 302 422 422 422 422 422
desk:my-mailbox-act        302 405 405 405 405 405 | 302 302 302 302 302 302
desk:my-mailbox-sign-in    302 405 405 405 405 405 | 302 302 302 302 302 302
desk:mailbox-signed-in     302 302 302 302 302 302 | 302 405 405 405 405 405
desk:incoming              302 404 404 404 404 200 | 302 404 404 404 404 422
desk:incoming-test         302 404 404 404 404 405 | 302 404 404 404 404 302
desk:incoming-provider     302 404 404 404 404 405 | 302 404 404 404 404 302
desk:incoming-scanner      302 404 404 404 404 405 | 302 404 404 404 404 302
desk:incoming-scanner-test 302 404 404 404 404 405 | 302 404 404 404 404 302
desk:incoming-clients      302 404 404 404 404 405 | 302 404 404 404 404 302
desk:new-mailbox           302 404 404 404 404 200 | 302 404 404 404 404 422
desk:mailbox               302 404 404 404 404 200 | 302 404 404 404 404 422
desk:mailbox-act           302 404 404 404 404 405 | 302 404 404 404 404 302
desk:mailbox-sign-in       302 404 404 404 404 405 | 302 404 404 404 404 302
desk:plans                 302 404 404 404 404 200 | 302 404 404 404 404 422
desk:notice                302 404 404 404 404 200 | 302 404 404 404 404 422
desk:notice-period         302 404 404 404 404 405 | 302 404 404 404 404 422
desk:places                302 404 404 404 404 200 | 302 404 404 404 404 422
desk:place                 302 404 404 404 404 200 | 302 404 404 404 404 422
desk:place-removal         302 404 404 404 404 405 | 302 404 404 404 404 422
desk:language              302 302 302 302 302 302 | 405 405 405 405 405 405
portal:calendar-file       404 404 404 404 404 404 | 405 405 405 405 405 405
calendars:feed             404 404 404 404 404 404 | 405 405 405 405 405 405
mailroom:call              405 405 405 405 405 405 | 404 404 404 404 404 404
mailroom:call-whole        405 405 405 405 405 405 | 404 404 404 404 404 404
brand                      404 404 404 404 404 404 | 404 404 404 404 404 404
demo:post-office           404 404 404 404 404 404 | 404 404 404 404 404 404
demo:letter                404 404 404 404 404 404 | 404 404 404 404 404 404
demo:answer                404 404 404 404 404 404 | 404 404 404 404 404 404
demo:letter-html           404 404 404 404 404 404 | 404 404 404 404 404 404
"""

# Columns: a link that is nobody's, Ada's own link, hers after a code, and Bo's things behind hers. Where the address
# names no thing, Bo's stand in the form.
CANDIDATES = """
portal:page                404 200 200 200 | 404 405 405 405
portal:messages            404 302 302 302 | 404 302 302 404
portal:objection           404 302 302 302 | 404 302 302 404
portal:talk-calendar       404 200 200 404 | 404 405 405 405
portal:talk-absence        404 200 200 404 | 404 302 302 404
portal:talk-objection      404 200 200 404 | 404 302 302 404
portal:mailbox             404 302 302 302 | 404 302 302 302
portal:wishes              404 200 200 200 | 404 422 422 422
portal:calendar            404 200 200 200 | 404 302 302 302
portal:language            404 302 302 302 | 404 302 302 302
portal:code                404 200 200 200 | 404 422 422 422
portal:new-code            404 302 302 302 | 404 429 429 429
portal:file                404 302 200 200 | 404 302 422 422
portal:link                404 302 405 405 | 404 302 302 302
portal:erasure             404 302 200 200 | 404 302 422 422
portal:documents           404 302 200 200 | 404 302 422 422
portal:document            404 302 200 404 | 404 302 405 405
portal:message-file        404 302 200 404 | 404 302 405 405
portal:withdrawal          404 302 200 404 | 404 302 302 404
"""


def rows(table: str) -> dict[str, tuple[list[int], list[int]]]:
    """Read a table: the name of a route, and what each actor gets by GET and by POST."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for line in filter(None, table.strip().splitlines()):
        name, _space, codes = line.partition(" ")
        gets, posts = ([int(code) for code in half.split()] for half in codes.split("|"))
        found[name] = (gets, posts)
    return found
