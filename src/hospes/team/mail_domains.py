"""The domains that letters of this house come from."""

from hospes.post.addresses import domain_of
from hospes.team.models import Member


def mail_domains() -> list[str]:
    """The domains of those who have access, in ASCII, sorted. One query."""
    return sorted({domain_of(address).lower() for address in Member.objects.active().values_list("email", flat=True)})
