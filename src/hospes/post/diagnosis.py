"""What is wrong with the mail server, in words a person can act on (mock-up 21).

Four parts: what happened, what it most likely means, what to do, and what the server said word
for word. The words are made when they are read, in the reader's language.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.post.enums import Problem

# Services that want a code made in their settings, not the password of the mailbox.
CODE_DOMAINS = ("qq.com", "163.com", "126.com", "yeah.net", "188.com", "foxmail.com", "sina.com")
APP_PASSWORD_DOMAINS = ("gmail.com", "icloud.com", "yahoo.com", "me.com")
MICROSOFT_DOMAINS = ("office365.com", "outlook.com", "partner.outlook.cn")


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """How the mail server is, as it is shown."""

    problem: Problem
    happened: str
    means: str
    steps: tuple[str, ...]
    said: str

    @property
    def works(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem == Problem.NONE


def explain(problem: Problem, *, host: str, port: int, said: str) -> Diagnosis:
    """Put a problem of the server ``host``:``port`` into words, in the active language."""
    happened, means, steps = _WORDS[problem]
    facts = {"host": host, "port": port}
    steps = (*_hints(problem, host), *steps)
    return Diagnosis(
        problem=problem,
        happened=str(happened) % facts,
        means=str(means) % facts,
        steps=tuple(str(step) % facts for step in steps),
        said=said,
    )


def _hints(problem: Problem, host: str) -> tuple[str, ...]:
    """What the big services want, which their error messages do not say."""
    if problem is not Problem.LOGIN_REFUSED:
        return ()
    name = host.lower()
    if name.endswith(CODE_DOMAINS):
        return (
            _(
                "QQ Mail, NetEase and Sina do not take the mailbox password here. Switch on SMTP in "
                "the web mail's settings, let it make an authorisation code (授权码), and enter that "
                "code as the password."
            ),
        )
    if name.endswith(APP_PASSWORD_DOMAINS):
        return (
            _(
                "This service wants an app password. Make one in the account's security settings and "
                "enter it instead of the normal password."
            ),
        )
    if name.endswith(MICROSOFT_DOMAINS):
        return (
            _(
                "If it says “blocked by your organisation” or “SmtpClientAuthentication is disabled”: "
                "your Microsoft admin has to allow SMTP AUTH for this mailbox."
            ),
        )
    return ()


_Words = tuple[str | Promise, str | Promise, tuple[str | Promise, ...]]
_ASK_PROVIDER = gettext_lazy("If that does not help, ask whoever runs the mail server.")
_WAITS = gettext_lazy("Nothing to do: what waits is tried again by itself.")

_WORDS: dict[Problem, _Words] = {
    Problem.NONE: (
        gettext_lazy("Outgoing mail works"),
        gettext_lazy("%(host)s answered on port %(port)s."),
        (),
    ),
    Problem.UNKNOWN_HOST: (
        gettext_lazy("There is no server called %(host)s"),
        gettext_lazy("The name cannot be looked up. Most likely it is misspelt."),
        (
            gettext_lazy("Compare the name letter by letter with what your mail provider says."),
            gettext_lazy("If it is right: this machine cannot look up names. Check its network."),
        ),
    ),
    Problem.CONNECTION_REFUSED: (
        gettext_lazy("%(host)s does not take connections on port %(port)s"),
        gettext_lazy("The machine is there, but no mail server listens on this port."),
        (
            gettext_lazy("Check the port: 587 for STARTTLS, 465 for TLS, 25 inside a network."),
            _ASK_PROVIDER,
        ),
    ),
    Problem.SILENT: (
        gettext_lazy("%(host)s does not answer"),
        gettext_lazy(
            "The connection hangs. Often a firewall swallows port %(port)s, or TLS from the first "
            "byte is expected where we wait for a greeting."
        ),
        (
            gettext_lazy("With port 465 choose TLS, with port 587 choose STARTTLS."),
            gettext_lazy("Many hosters block port 25: use 587 or 465, or ask them to open it."),
        ),
    ),
    Problem.UNREACHABLE: (
        gettext_lazy("%(host)s cannot be reached"),
        gettext_lazy("The network between this machine and the mail server is interrupted."),
        (
            gettext_lazy("Check whether this machine is online."),
            _ASK_PROVIDER,
        ),
    ),
    Problem.HUNG_UP: (
        gettext_lazy("%(host)s hung up without a word"),
        gettext_lazy(
            "The connection was closed in the middle of the greeting. Usually the kind of "
            "security does not fit the port, or the server does not know this machine."
        ),
        (
            gettext_lazy("With port 465 choose TLS, with port 587 choose STARTTLS."),
            gettext_lazy("Ask whether the server wants this machine's address on a list."),
        ),
    ),
    Problem.TURNED_AWAY: (
        gettext_lazy("%(host)s turns this machine away"),
        gettext_lazy("It answered the greeting with a refusal, before any letter or password."),
        (
            gettext_lazy("Ask whoever runs it to accept mail from this machine's address."),
            gettext_lazy("Or use the server and port your provider gives for mail programs."),
        ),
    ),
    Problem.BUSY: (
        gettext_lazy("%(host)s is busy"),
        gettext_lazy("It asked us to come back later. That passes by itself in most cases."),
        (_WAITS, gettext_lazy("If it lasts longer than an hour, ask whoever runs it.")),
    ),
    Problem.CERTIFICATE: (
        gettext_lazy("%(host)s cannot prove that it is %(host)s"),
        gettext_lazy(
            "Its certificate has expired, names another server, or comes from an authority this "
            "machine does not know. No password was sent."
        ),
        (
            gettext_lazy("Use the name that stands in the certificate."),
            gettext_lazy(
                "For a certificate of your own, name its authority in the variable SSL_CERT_FILE when starting Hospes."
            ),
        ),
    ),
    Problem.TLS_MISMATCH: (
        gettext_lazy("%(host)s does not speak TLS on port %(port)s like this"),
        gettext_lazy("The kind of security does not fit the port."),
        (
            gettext_lazy("With port 465 choose TLS, with port 587 choose STARTTLS."),
            _ASK_PROVIDER,
        ),
    ),
    Problem.NO_STARTTLS: (
        gettext_lazy("%(host)s does not offer STARTTLS on port %(port)s"),
        gettext_lazy("We do not send a password over an open line, so nothing was sent."),
        (
            gettext_lazy("Choose TLS with port 465 if your provider offers it."),
            gettext_lazy("Inside your own network, and only there, you may choose none."),
        ),
    ),
    Problem.PASSWORD_UNREADABLE: (
        gettext_lazy("The stored password cannot be read"),
        gettext_lazy("It was saved with the key of another data folder."),
        (gettext_lazy("Enter the password again and save."),),
    ),
    Problem.LOGIN_NEEDED: (
        gettext_lazy("%(host)s wants a user name and password"),
        gettext_lazy("It takes no mail from somebody it does not know."),
        (gettext_lazy("Enter the user name and the password, and save."),),
    ),
    Problem.LOGIN_NOT_OFFERED: (
        gettext_lazy("%(host)s does not let anybody sign in on port %(port)s"),
        gettext_lazy("Most servers offer it only on a protected line."),
        (
            gettext_lazy("Choose STARTTLS with port 587, or TLS with port 465."),
            gettext_lazy("If the server needs no sign-in, leave the user name empty."),
        ),
    ),
    Problem.LOGIN_REFUSED: (
        gettext_lazy("%(host)s does not accept this user name and password"),
        gettext_lazy("Most likely the password was changed, or the service wants a code of its own for programs."),
        (
            gettext_lazy("Check the user name: most services want the whole mail address."),
            gettext_lazy("Enter the password again and save."),
        ),
    ),
    Problem.PROVIDER_AWAY: (
        gettext_lazy("%(host)s cannot be asked"),
        gettext_lazy("No connection to the provider came about, or it answered in a way that we do not know."),
        (
            gettext_lazy("Check whether this machine is online, and may reach %(host)s on port %(port)s."),
            gettext_lazy("Nothing to do otherwise: what waits is tried again by itself."),
        ),
    ),
    Problem.KEY_REFUSED: (
        gettext_lazy("%(host)s does not accept this API key"),
        gettext_lazy("Most likely it was replaced or withdrawn, may not send letters, or belongs to another region."),
        (
            gettext_lazy("Make a new API key in the provider's settings that may send, enter it here, and save."),
            gettext_lazy("Some providers take a key only from machines on a list: put this machine's address on it."),
        ),
    ),
    Problem.DOMAIN_UNKNOWN: (
        gettext_lazy("%(host)s does not know the sending domain"),
        gettext_lazy("It is misspelt, was not added there, or lives in the provider's other region."),
        (gettext_lazy("Compare the domain with the provider's list, and choose the region in which it stands."),),
    ),
    Problem.NOT_NOW: (
        gettext_lazy("%(host)s does not take the letter yet"),
        gettext_lazy(
            "Servers often make a new sender wait some minutes (greylisting), or limit how many "
            "letters may come in an hour."
        ),
        (_WAITS, gettext_lazy("Send the test again in a quarter of an hour.")),
    ),
    Problem.MAIL_REFUSED: (
        gettext_lazy("%(host)s refused the test letter"),
        gettext_lazy(
            "Either the address it went to does not exist, or the server does not let this login "
            "send from the sender's address."
        ),
        (
            gettext_lazy("Check the address the test went to."),
            gettext_lazy("Ask whoever runs it to allow the addresses of your colleagues as senders for this login."),
        ),
    ),
    Problem.LOST_LINE: (
        gettext_lazy("The line to %(host)s broke while the letter was being handed over"),
        gettext_lazy("The test letter may have arrived, or not."),
        (
            gettext_lazy("Look into the mailbox."),
            gettext_lazy("Send another test."),
        ),
    ),
}
