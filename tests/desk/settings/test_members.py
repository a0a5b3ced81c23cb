"""The list of members, and what is done with one of them."""

import pytest

from hospes.foundation import clock
from hospes.post.models import MailServer
from hospes.team.models import Member
from tests.makers import make_member

NIA = {"name": "Nia Okoro", "email": "nia@harbourlight.example", "role": "interviewer"}


def url(member, tail=""):
    return f"/desk/settings/members/{member.pk}/{tail}"


def test_somebody_is_invited_from_the_admins_own_address(world, helen):
    assert helen.post("/desk/settings/members/", NIA).url == "/desk/settings/members/"

    world.work()
    letter = world.office.messages("nia@harbourlight.example")[0]
    assert "helen@harbourlight.example" in letter["From"]
    assert "The invitation for Nia Okoro is on its way." in helen.get("/desk/settings/members/").content.decode()


def test_without_a_mail_server_the_invitation_waits(world, helen):
    MailServer.objects.all().delete()
    helen.post("/desk/settings/members/", NIA)

    assert "It leaves once outgoing mail is set up." in helen.get("/desk/settings/members/").content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"email": "nobody"}, "email"),
        ({"email": "noreply@harbourlight.example"}, "email"),
        ({"email": "dan@harbourlight.example"}, "email"),
        ({"role": "king"}, "role"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_at_its_field(world, helen, change, field):
    answer = helen.post("/desk/settings/members/", NIA | change)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert Member.objects.count() == 5


def test_an_invitation_is_sent_again_until_accepted(world, helen):
    nia = Member.objects.invite(**NIA, by=world.helen.actor).member

    assert helen.post(url(nia, "invitation/")).status_code == 302
    refused = helen.post(url(world.dan, "invitation/"))

    assert refused.status_code == 422
    assert "has already accepted the invitation" in refused.content.decode()


def test_the_list_is_found_and_sorted(world, helen):
    make_member("Lin Yue 林悦", email="lin@harbourlight.example")
    helen.get("/desk/settings/members/")

    found = helen.get("/desk/settings/members/?q=linyue&sort=seen")

    assert [member.name for member in found.context["found"].members] == ["Lin Yue 林悦"]
    assert "Nobody by that name" in helen.get("/desk/settings/members/?q=zzz").content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(world, helen, more, django_assert_num_queries):
    for number in range(more):
        make_member(f"Extra{number} Person", standing_deputy=world.dan)

    with django_assert_num_queries(15):
        helen.get("/desk/settings/members/")


def test_details_deputy_and_lead_are_changed(world, helen, sent):
    told = sent(helen.get(url(world.dan)), name="Dan O.", standing_deputy=world.grace.pk, lead=world.helen.pk)

    assert helen.post(url(world.dan), told).url == url(world.dan)

    world.dan.refresh_from_db()
    assert (world.dan.name, world.dan.standing_deputy, world.dan.lead) == ("Dan O.", world.grace, world.helen)


def test_nobody_covers_himself(world, helen, sent):
    answer = helen.post(url(world.dan), sent(helen.get(url(world.dan)), standing_deputy=world.dan.pk))

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"standing_deputy"})


def test_a_role_is_changed_and_the_last_admin_stays(world, helen):
    assert helen.post(url(world.dan, "role/"), {"role": "interviewer"}).status_code == 302
    refused = helen.post(url(world.helen, "role/"), {"role": "recruiter"})

    world.dan.refresh_from_db()
    assert world.dan.role == "interviewer"
    assert refused.status_code == 422
    assert "Helen Zhou is the last admin." in refused.content.decode()


def test_an_address_is_changed_also_ones_own(world, helen):
    assert helen.post(url(world.dan, "address/"), {"email": "dan.o@harbourlight.example"}).status_code == 302
    assert helen.post(url(world.helen, "address/"), {"email": "h@harbourlight.example"}).status_code == 302
    refused = helen.post(url(world.dan, "address/"), {"email": "grace@harbourlight.example"})

    assert helen.get("/desk/settings/").status_code == 200
    assert (refused.status_code, set(refused.context["address_form"].errors)) == (422, {"email"})


def test_leaving_is_asked_once_and_hands_over(world, helen, as_):
    grace = as_(world.grace)
    application = world.apply()
    asked = helen.get(url(world.grace, "leaving/")).content.decode()

    assert helen.post(url(world.grace, "leaving/")).url == url(world.grace)

    application.case.refresh_from_db()
    assert "1 candidate&#x27;s matter" in asked
    assert "1 job" in asked
    assert application.case.contact != world.grace
    assert grace.get("/desk/").status_code == 302


def test_the_last_admin_cannot_leave(world, helen):
    assert "Make somebody else an admin first." in helen.get(url(world.helen, "leaving/")).content.decode()

    refused = helen.post(url(world.helen, "leaving/"))

    assert refused.status_code == 422
    assert "Helen Zhou is the last admin." in refused.content.decode()


def test_access_is_given_again(world, helen):
    world.iris.disable(by=world.helen.actor)
    assert "No access any more" in helen.get(url(world.iris)).content.decode()

    helen.post(url(world.iris, "return/"))

    world.iris.refresh_from_db()
    assert world.iris.is_active
    assert "Nothing is open" in helen.get(url(world.iris, "leaving/")).content.decode()


def test_a_list_of_many_has_pages(world, helen):
    for number in range(60):
        make_member(f"Extra{number} Person", signed_in_at=clock.now())

    assert 'rel="next"' in helen.get("/desk/settings/members/").content.decode()
    assert 'rel="prev"' in helen.get("/desk/settings/members/?page=99").content.decode()
