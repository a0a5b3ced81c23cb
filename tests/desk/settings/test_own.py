"""One's own page."""

from tests.desk.settings.conftest import PASSWORD


def test_a_member_describes_himself(world, as_, sent):
    grace = as_(world.grace)
    told = sent(grace.get("/desk/settings/me/"), title_zh="招聘", hours="Mon to Thu", language="zh", keys_off="on")
    told |= {"standing_deputy": world.dan.pk, "zone": "Asia/Shanghai", "calendar": "CN"}

    assert grace.post("/desk/settings/me/", told).url == "/desk/settings/me/"

    world.grace.refresh_from_db()
    assert (world.grace.title["zh"], world.grace.zone, world.grace.calendar) == ("招聘", "Asia/Shanghai", "CN")
    assert (world.grace.standing_deputy, world.grace.keys_off) == (world.dan, True)
    assert grace.session["language"] == "zh"
    assert 'data-keys="off"' in grace.get("/desk/settings/me/").content.decode()


def test_what_is_wrong_is_said_and_nothing_is_lost(world, as_, sent):
    grace = as_(world.grace)
    told = sent(
        grace.get("/desk/settings/me/"), name="", phone="+86 21 5555", standing_deputy=world.grace.pk, zone="Moon/Base"
    )

    answer = grace.post("/desk/settings/me/", told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please write a name." in page
    assert "+86 21 5555" in page
    assert set(answer.context["form"].errors) == {"name", "standing_deputy", "zone"}


def test_nobody_gives_himself_a_role_or_an_address(world, as_, sent):
    grace = as_(world.grace)
    told = sent(grace.get("/desk/settings/me/"), role="admin", email="x@y.example", lead=world.dan.pk)

    grace.post("/desk/settings/me/", told)

    world.grace.refresh_from_db()
    assert (world.grace.role, world.grace.email, world.grace.lead) == ("recruiter", "grace@harbourlight.example", None)


def test_a_password_is_changed_here_and_ends_other_sessions(world, as_):
    here, there = as_(world.grace), as_(world.grace)

    here.post("/desk/settings/me/password/", {"present": PASSWORD, "new": "another long sentence"})

    assert here.get("/desk/settings/me/").status_code == 200
    assert there.get("/desk/settings/me/").status_code == 302
    world.grace.refresh_from_db()
    assert world.grace.check_password("another long sentence")


def test_a_wrong_or_weak_password_is_said_at_its_field(world, as_):
    grace = as_(world.grace)

    wrong = grace.post("/desk/settings/me/password/", {"present": "no", "new": "another long sentence"})
    weak = grace.post("/desk/settings/me/password/", {"present": PASSWORD, "new": "short"})

    assert (wrong.status_code, set(wrong.context["password_form"].errors)) == (422, {"present"})
    assert (weak.status_code, set(weak.context["password_form"].errors)) == (422, {"new"})
    assert PASSWORD not in weak.content.decode()


def test_a_signature_is_written_per_language_and_a_long_one_is_not_lost(world, as_, sent):
    grace = as_(world.grace)
    told = sent(grace.get("/desk/settings/me/"), signature_en="Grace\nTalent partner", signature_zh="葛瑞丝")
    grace.post("/desk/settings/me/", told)
    again = grace.get("/desk/settings/me/").content.decode()

    long = grace.post("/desk/settings/me/", {**told, "signature_en": "long " * 130})

    world.grace.refresh_from_db()
    assert world.grace.signature == {"en": "Grace\nTalent partner", "zh": "葛瑞丝"}
    assert "Grace\nTalent partner</textarea>" in again
    assert long.status_code == 422
    assert "long long" in long.content.decode()
    assert set(long.context["form"].errors) == {"signature_en"}
