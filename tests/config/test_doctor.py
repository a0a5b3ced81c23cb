import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from hospes.config import doctor
from hospes.foundation import beats, clock
from hospes.foundation.models import Beat
from hospes.post.dns_checks.fake import zone
from hospes.post.dns_checks.resolving import MailHost
from hospes.post.models import MailServer


def states(about: str) -> set[str]:
    return {finding.state for finding in doctor.examine() if finding.about == about}


def sentences(about: str) -> str:
    return "\n".join(finding.sentence for finding in doctor.examine() if finding.about == about)


def test_empty_house_is_told_how_to_begin(db):
    assert "prints the link that opens the house" in sentences("people")
    assert "No outgoing mail server yet" in sentences("mail")
    assert "Never seen" in sentences("worker")
    assert "bad" not in {finding.state for finding in doctor.examine()}


def test_house_that_works_is_good(grace, dan, now):
    MailServer.objects.configure(host="mail.example", port=587, security="starttls")
    MailServer.objects.note_acceptance(clock.now())
    beats.beat("worker")
    beats.beat("sweeper", violations=0)

    for about in ("people", "mail", "worker", "sweeper", "database"):
        assert states(about) == {"good"}, about


def test_member_who_works_alone_is_named(grace):
    assert "One member works alone" in sentences("people")


def test_members_who_named_no_deputy_are_named(grace, dan, helen):
    grace.describe(by=grace.actor, standing_deputy=dan)

    said = sentences("people")

    assert "Dan Okafor named no deputy; Helen Zhou covers." in said
    assert "Grace Hopper named" not in said


def test_member_whom_nobody_covers_is_named(grace, dan):
    dan.address_refused_at = clock.now()
    dan.save(update_fields=["address_refused_at"])

    assert "Nobody who can be reached covers for Grace Hopper." in sentences("people")


def test_address_that_bounces_is_bad(grace, dan):
    grace.address_refused_at = clock.now()
    grace.save(update_fields=["address_refused_at"])

    assert "Mail to Grace Hopper <grace@harbourlight.example> comes back." in sentences("people")


def test_mail_server_that_complains_is_bad(db):
    MailServer.objects.configure(host="mail.example", port=587, security="starttls")
    MailServer.objects.update(last_error="535 wrong password")

    assert states("mail") == {"bad"}
    assert "535 wrong password" in sentences("mail")


def test_mail_server_that_was_never_tried_is_worth_a_look(db):
    MailServer.objects.configure(host="mail.example", port=587, security="starttls")

    assert states("mail") == {"look"}


def test_dead_worker_and_broken_rules_are_bad(db, now):
    Beat.objects.create(name="worker", at=now - timedelta(hours=2))
    Beat.objects.create(name="sweeper", at=now, facts={"violations": 3})

    assert states("worker") == {"bad"}
    assert "violations = 3" in sentences("sweeper")


def test_open_data_folder_and_keys_are_named(db, data):
    data.chmod(0o755)
    (data / "secret-key").write_text("x")
    (data / "secret-key").chmod(0o644)

    assert "chmod 700" in sentences("data folder")
    assert "chmod 600" in sentences("keys")


def test_moved_clock_is_named(db, later):
    later(days=2)

    assert "moved by 2 days" in sentences("clock")


def test_installation_with_a_fixed_clock_is_good(db, settings):
    settings.MOVABLE_CLOCK = False

    assert states("clock") == {"good"}


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_doctor_command_fails_when_something_is_bad(db, now, words):
    Beat.objects.create(name="worker", at=now - timedelta(hours=2))
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("doctor", *words, stdout=out)

    said = out.getvalue()
    assert "Start: hospes worker" in said
    assert not words or {json.loads(line)["state"] for line in said.splitlines()} >= {"bad"}


def test_names_in_the_dns_are_looked_at(grace):
    zone.mail_hosts["harbourlight.example"] = (MailHost(10, ""),)
    try:
        said = sentences("dns")
    finally:
        zone.clear()

    assert "harbourlight.example: harbourlight.example says that it takes no mail" in said
    assert "There is no SPF record" in said


def test_silent_dns_is_worth_a_look_only(grace):
    assert states("dns") == {"look"}
