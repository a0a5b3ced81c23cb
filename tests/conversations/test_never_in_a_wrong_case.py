"""Whatever stands in the head of a mail, its words are never in the case of somebody whose address it does not bear."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hospes.conversations import reply_address
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation.text import normalise_address
from hospes.post.enums import Standing, Way
from hospes.post.models import Arrival
from tests.post.mails import letter as mail
from tests.world import ADA, World

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = itertools.count()
BO = replace(ADA, name="Bo Chen", email="bo@example.org")
# A brother with Ada's address.
BYRON = replace(ADA, name="Byron Lovelace")
SENDERS = [
    "ada@example.org",
    "ADA@Example.org",
    "bo@example.org",
    "new@example.net",
    "",
    "ada@example.org.evil.example",
]


@pytest.fixture
def street(receiving: World) -> dict[str, list[str]]:
    """Three people, and all that a mail can name: addresses of cases, letters of ours."""
    cases = [receiving.apply(person, nonce=person.name).case for person in (ADA, BO, BYRON)]
    for case in cases:
        Message.objects.approve(case, Draft("News", "Nothing is decided."), by=receiving.grace)
    receiving.later(seconds=31)
    tokens = [reply_address.address_for(case) or "" for case in cases]
    letters = Message.objects.exclude(envelope=None).values_list("envelope__message_id", flat=True)
    return {
        "to": [*tokens, tokens[0].replace("-", "-x"), receiving.grace.email, "jobs@harbourlight.example"],
        "names": [*letters, "<unknown@x>"],
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_mail_is_in_the_case_of_somebody_it_is_not_from(street, data):
    sender = data.draw(st.sampled_from(SENDERS))
    to = data.draw(st.lists(st.sampled_from(street["to"]), min_size=1, max_size=3, unique=True))
    names = data.draw(st.lists(st.sampled_from(street["names"]), max_size=3, unique=True))
    more = {"references": " ".join(names)} if names else {}
    if data.draw(st.booleans()):
        more["authentication_results"] = "mx; dmarc=fail"
    raw = mail(sender=sender, to=", ".join(to), message_id=f"<{next(COUNT)}@x>", **more)

    arrival = Arrival.objects.take(raw, way=Way.SMTP)
    arrival.sort(by="test")

    messages = list(Message.objects.filter(arrival=arrival).select_related("case__candidate"))
    theirs = [m for m in messages if m.case.candidate.addresses.filter(normalised=normalise_address(sender)).exists()]
    assert messages == theirs
    assert arrival.standing == (Standing.SORTED if messages else Standing.UNSORTED)
    if not any(name.startswith("reply+") for name in to) and not names:
        assert all(m.case.candidate.name != "Byron Lovelace" for m in messages)
