"""The providers that take letters by an HTTP interface, as data: what django-anymail needs, and how each is asked
whether it knows our key.

Written after their documentation and tested against a stand-in of that shape; none was seen live. They may not count
who opens or follows what: where a provider can be told so with a letter, it is (``unwatched``).
"""

from dataclasses import dataclass, field

from hospes.post.enums import Carrier
from hospes.post.transports.line import Route


@dataclass(frozen=True, kw_only=True)
class Service:
    """One provider.

    ``backend`` is anymail's class, ``key_as`` its argument for the key, ``path`` where its interface begins.
    ``ask`` is a request that sends nothing and is answered with one of ``fine`` where the key is good; its headers
    hold the key at ``{key}``. ``headers`` go with every letter; ``one_reply_address``: it takes no second Reply-To.
    """

    backend: str
    key_as: str
    path: str
    ask: tuple[str, str]
    fine: tuple[int, ...] = (200,)
    key_header: tuple[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    unwatched: bool = True
    one_reply_address: bool = False

    def asking(self, route: Route) -> tuple[str, str, dict[str, str]]:
        """Return method, address and headers of the question whether the key is good."""
        method, path = self.ask
        headers = {} if self.key_header is None else {self.key_header[0]: self.key_header[1].format(key=route.password)}
        return method, base(route, "") + path.format(domain=route.username), headers


def base(route: Route, path: str) -> str:
    """Return where the interface of a provider begins."""
    scheme = "http" if route.security == "none" else "https"
    return f"{scheme}://{route.host}:{route.port}{path}"


SERVICES = {
    # A letter without anything in it is refused with 400 by who knows the key, and 401 by who does not; a key that
    # may only send, which is the better one to give us, can ask nothing else.
    Carrier.MAILGUN: Service(
        backend="anymail.backends.mailgun.EmailBackend",
        key_as="api_key",
        path="/v3/",
        ask=("POST", "/v3/{domain}/messages"),
        fine=(400,),
    ),
    Carrier.SENDGRID: Service(
        backend="anymail.backends.sendgrid.EmailBackend",
        key_as="api_key",
        path="/v3/",
        ask=("GET", "/v3/scopes"),
        key_header=("Authorization", "Bearer {key}"),
    ),
    Carrier.POSTMARK: Service(
        backend="anymail.backends.postmark.EmailBackend",
        key_as="server_token",
        path="/",
        ask=("GET", "/server"),
        key_header=("X-Postmark-Server-Token", "{key}"),
        # Without it Postmark writes a Message-ID of its own, and answers would name a letter that we do not know.
        headers={"X-PM-KeepID": "true"},
    ),
    Carrier.BREVO: Service(
        backend="anymail.backends.brevo.EmailBackend",
        key_as="api_key",
        path="/v3/",
        ask=("GET", "/v3/account"),
        key_header=("api-key", "{key}"),
        unwatched=False,
        one_reply_address=True,
    ),
}
