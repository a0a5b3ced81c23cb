import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from hospes.team.enums import Role
from hospes.team.models import Member


def test_a_member_acts_under_a_key_and_shows_his_name(grace):
    assert (grace.actor, str(grace)) == (f"member:{grace.pk}", "Grace Hopper")


@pytest.mark.parametrize(
    ("title", "language", "label"),
    [
        ({"en": "Talent partner", "zh": "招聘伙伴"}, "zh-hans", "招聘伙伴"),
        ({"en": "Talent partner"}, "zh", "Talent partner"),
        ({}, "en", "Recruiter"),
    ],
)
def test_a_label_is_the_title_else_the_role(grace, title, language, label):
    grace.title = title

    assert grace.label(language) == label


@pytest.mark.parametrize(
    ("facts", "works"),
    [
        ({}, True),
        ({"is_active": False}, False),
        ({"email": ""}, False),
        ({"address_refused_at": "2026-11-24T00:00Z"}, False),
    ],
)
def test_an_address_works_while_nothing_came_back(grace, facts, works):
    for field, value in facts.items():
        setattr(grace, field, value)

    assert grace.has_working_address is works


def test_admins_see_who_left_and_others_do_not(helen, grace, dan):
    dan.disable(by=helen.actor)

    assert set(Member.objects.seen_by(helen)) == {helen, grace, dan}
    assert set(Member.objects.seen_by(grace)) == {helen, grace}
    assert set(Member.objects.seen_by(dan)) == set()


def test_members_are_asked_for_by_role(helen, grace, iris):
    assert set(Member.objects.by_role(Role.ADMIN, Role.INTERVIEWER)) == {helen, iris}


def test_roles_are_grouped_by_name():
    assert {role for role in Role if role in Role.WORKS_WITH_ALL} == {Role.ADMIN, Role.RECRUITER}
    assert {role for role in Role if role not in Role.DECIDES} == {Role.INTERVIEWER}
    assert set(Role.values) == {"admin", "recruiter", "hiring_manager", "interviewer"}


@pytest.mark.parametrize(
    "change",
    [
        {"standing_deputy": F("id")},
        {"lead": F("id")},
        {"role": "king"},
        {"email": "helen@harbourlight.example"},
    ],
)
def test_the_database_refuses_what_no_verb_would_write(helen, grace, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=grace.pk).update(**change)


def test_sessions_change_with_password_and_key(grace, settings):
    before = grace.get_session_auth_hash()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"

    assert grace.get_session_auth_hash() != before
    assert list(grace.get_session_auth_fallback_hash()) == [before]


def test_names_differ_from_the_framework_s(grace):
    """Nothing of the framework writes by a clock of its own."""
    assert {field.name for field in Member._meta.get_fields()} & {"last_login", "first_name"} == set()
