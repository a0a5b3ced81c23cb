"""What is wrong with a mailbox that is read, in words a person can act on: as ``post.diagnosis`` for letters."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hospes.post.diagnosis import APP_PASSWORD_DOMAINS, CODE_DOMAINS, MICROSOFT_DOMAINS, Diagnosis
from hospes.post.enums import Problem

_Words = tuple[str | Promise, str | Promise, tuple[str | Promise, ...]]
_TRIED_AGAIN = gettext_lazy("Nothing to do: it is tried again by itself.")
_PORTS = gettext_lazy("With port 993 choose TLS, with port 143 choose STARTTLS.")
_ASK = gettext_lazy("If that does not help, ask whoever runs the mailbox.")

_WORDS: dict[Problem, _Words] = {
    Problem.NONE: (gettext_lazy("The mailbox is read"), gettext_lazy("%(host)s answered on port %(port)s."), ()),
    Problem.UNKNOWN_HOST: (
        gettext_lazy("There is no server called %(host)s"),
        gettext_lazy("The name cannot be looked up. Most likely it is misspelt."),
        (gettext_lazy("Compare the name letter by letter with what your mail provider says."), _ASK),
    ),
    Problem.CONNECTION_REFUSED: (
        gettext_lazy("%(host)s does not take connections on port %(port)s"),
        gettext_lazy("The machine is there, but no mailboxes are opened on this port."),
        (gettext_lazy("Check the port: 993 for TLS, 143 for STARTTLS."), _ASK),
    ),
    Problem.SILENT: (
        gettext_lazy("%(host)s does not answer"),
        gettext_lazy("The connection hangs. Often a firewall swallows port %(port)s."),
        (_PORTS, gettext_lazy("Check whether this machine may reach the internet on this port.")),
    ),
    Problem.UNREACHABLE: (
        gettext_lazy("%(host)s cannot be reached"),
        gettext_lazy("The network between this machine and the mailbox is interrupted."),
        (_TRIED_AGAIN, gettext_lazy("Check whether this machine is online.")),
    ),
    Problem.HUNG_UP: (
        gettext_lazy("%(host)s hung up without a word"),
        gettext_lazy("The line broke, or the server allows fewer connections at once."),
        (_TRIED_AGAIN, _PORTS),
    ),
    Problem.TURNED_AWAY: (
        gettext_lazy("%(host)s does not let us look into the mailbox"),
        gettext_lazy("It answered, and refused. Its own words stand below."),
        (gettext_lazy("Switch on IMAP in the settings of the web mail."), _ASK),
    ),
    Problem.CERTIFICATE: (
        gettext_lazy("%(host)s cannot prove that it is %(host)s"),
        gettext_lazy("Its certificate has expired or names another server. No password was sent."),
        (gettext_lazy("Use the name that stands in the certificate."), _ASK),
    ),
    Problem.TLS_MISMATCH: (
        gettext_lazy("%(host)s does not speak TLS on port %(port)s like this"),
        gettext_lazy("The kind of security does not fit the port."),
        (_PORTS, _ASK),
    ),
    Problem.NO_STARTTLS: (
        gettext_lazy("%(host)s does not offer STARTTLS on port %(port)s"),
        gettext_lazy("We do not send a password over an open line, so nothing was sent."),
        (gettext_lazy("Choose TLS with port 993 if your provider offers it."),),
    ),
    Problem.PASSWORD_UNREADABLE: (
        gettext_lazy("The stored password cannot be read"),
        gettext_lazy("It was saved with the key of another data folder."),
        (gettext_lazy("Enter the password again and save, or sign in again."),),
    ),
    Problem.LOGIN_REFUSED: (
        gettext_lazy("%(host)s does not let us in"),
        gettext_lazy("Most likely the password was changed, or permission was taken back, or IMAP is switched off."),
        (
            gettext_lazy("Check the user name: most services want the whole mail address."),
            gettext_lazy("Enter the password again and save, or sign in again."),
        ),
    ),
}
_OTHER: _Words = (
    gettext_lazy("The mailbox at %(host)s cannot be read"),
    gettext_lazy("What the server said stands below."),
    (_TRIED_AGAIN, _ASK),
)


def explain(problem: Problem, *, host: str, port: int, said: str) -> Diagnosis:
    """Put a problem of the mailbox at ``host``:``port`` into words, in the active language."""
    happened, means, steps = _WORDS.get(problem, _OTHER)
    facts = {"host": host, "port": port}
    return Diagnosis(
        problem=problem,
        happened=str(happened) % facts,
        means=str(means) % facts,
        steps=tuple(str(step) % facts for step in (*_hints(problem, host), *steps)),
        said=said,
    )


def _hints(problem: Problem, host: str) -> tuple[str, ...]:
    """What the big services want, which their error messages do not say."""
    if problem not in {Problem.LOGIN_REFUSED, Problem.TURNED_AWAY}:
        return ()
    name = host.lower()
    if name.endswith(CODE_DOMAINS):
        return (
            _(
                "QQ Mail, NetEase and Sina do not take the mailbox password here. Switch on IMAP in the web "
                "mail's settings, let it make an authorisation code (授权码), and enter that code."
            ),
        )
    if name.endswith(APP_PASSWORD_DOMAINS):
        return (_("This service wants an app password, or that you sign in with it. The normal password does not do."),)
    if name.endswith(MICROSOFT_DOMAINS):
        return (_("Microsoft 365 takes no password here: choose “Sign in with Microsoft”."),)
    return ()
