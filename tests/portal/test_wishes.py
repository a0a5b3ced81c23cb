def test_wishes_are_kept(client, world, application, link):
    assert client.get(f"{link}wishes/").status_code == 200
    told = {"language": "zh", "zone": "Asia/Shanghai", "prefers": "voice"}

    assert client.post(f"{link}wishes/", told).status_code == 302

    candidate = world.fresh(application).case.candidate
    assert (candidate.language, candidate.zone, candidate.prefers) == ("zh", "Asia/Shanghai", "voice")


def test_an_unknown_zone_is_refused_at_its_field(client, link):
    told = {"language": "en", "zone": "Mars/Olympus", "prefers": ""}

    assert client.post(f"{link}wishes/", told).status_code == 422


def test_a_new_link_ends_the_old_one(client, world, application, link):
    from tests.portal.test_behind_the_code import open_up

    open_up(client, world, link)

    answer = client.post(f"{link}link/")

    assert answer.status_code == 302
    assert client.get(link).status_code == 404
    assert client.get(answer.url).status_code == 200


def test_a_member_sees_exactly_her_page_and_a_stranger_nothing(client, world, application):
    from hospes.foundation import tokens

    public_id = application.case.candidate.public_id
    ticket = f"{public_id}.{tokens.sign('preview', public_id, world.grace.pk)}"
    assert client.get(f"/p/preview/{ticket}/").status_code == 404

    client.force_login(world.grace)
    page = client.get(f"/p/preview/{ticket}/")

    assert page.status_code == 200
    assert "exactly what the candidate sees" in page.content.decode()
    client.force_login(world.dan)
    assert client.get(f"/p/preview/{ticket}/").status_code == 404
