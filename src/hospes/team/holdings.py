"""What the team holds, about whom, and how that ends."""

from hospes.foundation.holdings import Holding
from hospes.team.models import Absence, AccessToken, Company, Duty, Member, SignInAttempt

HOLDINGS = [
    Holding(
        model=Member,
        holds="name, work address, phone, title, role, place and portrait of those who work here",
        about="member",
        keeps="for good: letters and decisions name who wrote and took them",
        erases="nothing a candidate gave; a member's own data is corrected by an admin",
    ),
    Holding(
        model=Absence,
        holds="from when to when a member is away, of which kind, who said so, and a note for colleagues",
        about="member",
        keeps="for good: dates were kept by somebody else meanwhile",
        erases="nothing a candidate gave",
    ),
    Holding(
        model=AccessToken,
        holds="invitations and links for new passwords, only as hashes",
        about="member",
        keeps="for good: worthless once used or run out",
        erases="nothing",
    ),
    Holding(
        model=SignInAttempt,
        holds="counts of wrong passwords by address and network, both only as one hash",
        about="nobody",
        keeps="two days after the last attempt",
        erases="nothing: a hash names nobody",
    ),
    Holding(
        model=Company,
        holds="the company's name, place, addresses and looks",
        about="nobody",
        keeps="for good",
        erases="nothing",
    ),
    Holding(
        model=Duty,
        holds="which member has which standing duty",
        about="member",
        keeps="until the duty is given to somebody else",
        erases="nothing",
    ),
]
