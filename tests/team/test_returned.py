import pytest

from hospes.journal.models import Entry
from hospes.post.enums import What
from hospes.post.models import Envelope
from hospes.team import returned
from hospes.team.models import Member


@pytest.fixture
def lin(helen) -> Member:
    return Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor).member


def tell(what: What, **facts: object) -> None:
    letter = Envelope.objects.last()
    for field, value in facts.items():
        setattr(letter, field, value)
    returned.tell(letter, what)


@pytest.mark.parametrize("what", [What.REFUSED, What.BOUNCED])
def test_a_letter_that_comes_back_marks_the_address(lin, what):
    tell(what, hard=True)

    lin.refresh_from_db()
    assert not lin.has_working_address
    assert Entry.objects.filter(verb="member.address_refused", subject=lin.actor).count() == 1


def test_a_full_mailbox_is_no_wrong_address(lin):
    tell(What.REFUSED, hard=False)

    lin.refresh_from_db()
    assert lin.has_working_address


def test_a_letter_that_is_accepted_mends_it(lin):
    tell(What.BOUNCED, hard=True)
    tell(What.ACCEPTED)

    lin.refresh_from_db()
    assert lin.has_working_address


@pytest.mark.parametrize("facts", [{"key": "message:1"}, {"to_address": "old@example.org"}])
def test_other_letters_say_nothing_about_members(lin, facts):
    tell(What.BOUNCED, hard=True, **facts)
    tell(What.ACCEPTED, **facts)

    lin.refresh_from_db()
    assert lin.has_working_address


@pytest.mark.parametrize("what", [What.ACCEPTED, What.REFUSED, What.UNCERTAIN])
def test_once_the_letter_left_its_link_is_not_kept(helen, what):
    raw = Member.objects.invite(name="Lin", email="lin@example.org", role="recruiter", by=helen.actor).token
    assert raw in Envelope.objects.get().text

    tell(what)

    assert raw not in Envelope.objects.get().text
    assert "/desk/invitations/…/" in Envelope.objects.get().text


def test_the_post_tells_us(lin):
    from hospes.post import outcomes

    assert returned.listener in outcomes.register.all()
