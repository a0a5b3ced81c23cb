"""Who may come in, what a form from elsewhere does, and that nothing typed breaks a page."""

import pytest

from hospes.jobs.models import Place
from hospes.team.models import Member
from tests.desk.settings.conftest import NAUGHTY

ADMIN_PAGES = ("members/", "company/", "duties/", "mail/", "mail/servers/", "plans/", "notice/", "places/")
BELOW = ("members/{pk}/", "members/{pk}/leaving/", "places/{place}/")
POST_ONLY = (
    "members/{pk}/role/",
    "members/{pk}/address/",
    "members/{pk}/invitation/",
    "members/{pk}/return/",
    "mail/test/",
    "notice/period/",
    "places/{place}/removal/",
)


def address(page, world):
    place = Place.objects.get()
    return "/desk/settings/" + page.format(pk=world.dan.pk, place=place.pk)


@pytest.mark.parametrize("page", ADMIN_PAGES + BELOW + POST_ONLY)
@pytest.mark.parametrize("who", ["grace", "hugo", "iris"])
def test_only_admins_find_the_pages(world, as_, page, who):
    client = as_(getattr(world, who))

    assert client.get(address(page, world)).status_code == 404
    assert client.post(address(page, world), {}).status_code == 404


@pytest.mark.parametrize("page", ["", "me/", *ADMIN_PAGES, *BELOW])
def test_a_stranger_is_asked_to_sign_in(world, client, page):
    answer = client.get(address(page, world))

    assert answer.status_code == 302
    assert answer.url.startswith("/desk/sign-in/?next=")


@pytest.mark.parametrize("page", ["", "me/", *ADMIN_PAGES, *BELOW])
def test_an_admin_sees_every_page(world, helen, page):
    assert helen.get(address(page, world)).status_code == 200


@pytest.mark.parametrize("page", POST_ONLY)
def test_looking_changes_nothing(world, helen, page):
    assert helen.get(address(page, world)).status_code == 405


@pytest.mark.parametrize("page", ["me/", *ADMIN_PAGES, *BELOW, *POST_ONLY])
def test_a_form_without_its_token_is_refused(world, as_, page):
    assert as_(world.helen, checks=True).post(address(page, world), {}).status_code == 403


def test_everybody_else_lands_on_the_own_page(world, as_):
    assert as_(world.iris).get("/desk/settings/").url == "/desk/settings/me/"
    page = as_(world.iris).get("/desk/settings/me/").content.decode()

    assert "Members and roles" not in page


@pytest.mark.parametrize("word", NAUGHTY)
@pytest.mark.parametrize("page", ["me/", "me/mail/", *ADMIN_PAGES, "members/{pk}/", "places/{place}/"])
def test_nothing_typed_breaks_a_page(world, helen, sent, page, word):
    url = address(page, world)
    form = dict.fromkeys(sent(helen.get(url)), word) | dict.fromkeys(("name", "name_en", "title_en"), word)

    assert helen.post(url, form).status_code in {302, 422}
    assert helen.get(url).status_code == 200
    assert b"<script>alert" not in helen.get(url).content


@pytest.mark.parametrize("word", NAUGHTY)
def test_nothing_in_the_address_bar_breaks_the_list(world, helen, word):
    asked = {"q": word, "sort": word, "page": word, "preset": word, "language": word, "next": word}

    for page in ("members/", "mail/", "mail/servers/", "me/mail/"):
        assert helen.get(f"/desk/settings/{page}", asked).status_code == 200
    assert helen.get("/desk/settings/language/", asked).status_code == 302


def test_nobody_with_that_number_is_a_404(world, helen):
    assert helen.get("/desk/settings/members/999999999999999999999/").status_code == 404
    assert helen.get("/desk/settings/places/999999999999999999999/").status_code == 404
    assert Member.objects.count() == 5
