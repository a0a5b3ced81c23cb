"""How the mail server is reached."""

from django.db import models

from hospes.foundation import encryption
from hospes.post.enums import Carrier, Problem, Security
from hospes.post.transports.line import NoLine, Route


class Reached(models.Model):
    """Name, port, protection and sign-in of the mail server, or of a provider. Password and API key are sealed."""

    kind = models.CharField(max_length=12, choices=Carrier, default=Carrier.SMTP)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=8, choices=Security)
    username = models.CharField(max_length=254, blank=True)
    sealed_password = models.TextField(blank=True)
    timeout = models.PositiveIntegerField(default=30)

    class Meta:
        abstract = True

    def route(self) -> Route:
        """Return what a transport needs. Raises NoLine if the password cannot be read."""
        try:
            password = encryption.unseal(self.sealed_password)
        except encryption.CannotUnseal as error:
            raise NoLine(Problem.PASSWORD_UNREADABLE, str(error)) from error
        return Route(
            kind=self.kind,
            host=self.host,
            port=self.port,
            security=self.security,
            username=self.username,
            password=password,
            timeout=self.timeout,
        )
