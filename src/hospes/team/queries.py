"""Reads for one screen: the list of members, and what actors are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from hospes.foundation import actors
from hospes.foundation.actors import Actor
from hospes.team.models import Member

# What a list may be sorted by; anything else in an address bar sorts by name.
SORTS = {
    "name": ("sort_key", "pk"),
    "role": ("role", "sort_key", "pk"),
    "address": ("email",),
    "seen": (F("signed_in_at").desc(nulls_last=True), "sort_key", "pk"),
}
A_PAGE = 50


@dataclass(frozen=True)
class MembersPage:
    """One page of the list, and where it stands."""

    members: list[Member]
    sort: str
    page: int
    pages: int
    total: int


def members_page(viewer: Member, *, sort: str = "name", words: str = "", page: int = 1) -> MembersPage:
    """The members ``viewer`` may see, with deputy and lead, those who left last.

    ``words`` finds by name, pinyin (``linyue``) or address. A page beyond the end is the last one.
    """
    sort = sort if sort in SORTS else "name"
    rows = Member.objects.seen_by(viewer).select_related("standing_deputy", "lead")
    rows = rows.alias(typed=Replace("sort_key", Value(" "), Value("")))
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(typed__icontains=word) | Q(email__icontains=word))
    pages = Paginator(rows.order_by("-is_active", *SORTS[sort]), A_PAGE)
    shown = pages.get_page(page)
    return MembersPage(list(shown), sort, shown.number, pages.num_pages, pages.count)


def called(who: Iterable[Actor]) -> dict[Actor, str]:
    """Return the names of those of the actors who are members, in one query, for a history."""
    ids = {key for actor in who if (key := actors.member_id(actor)) is not None}
    named = Member.objects.filter(pk__in=ids).values_list("pk", "name")
    return {actors.member(pk): name for pk, name in named}
