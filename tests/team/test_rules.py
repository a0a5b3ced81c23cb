import pytest

from hospes.team import rules

ALL = {"admin", "recruiter", "hiring_manager", "interviewer"}


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        (rules.may_manage_members, {"admin"}),
        (rules.may_change_settings, {"admin"}),
        (rules.may_publish_jobs, {"admin", "recruiter"}),
        (rules.may_edit_jobs, {"admin", "recruiter"}),
        (rules.may_hand_over, {"admin", "recruiter"}),
        (rules.works_with_all, {"admin", "recruiter"}),
        (rules.may_decide, {"admin", "recruiter", "hiring_manager"}),
        (rules.may_write_to_candidates, {"admin", "recruiter", "hiring_manager"}),
        (rules.may_be_contact, {"admin", "recruiter", "hiring_manager"}),
    ],
)
def test_who_may(make, rule, allowed):
    people = {role: make(f"{role} Person", role) for role in ALL}

    assert {role for role, person in people.items() if rule(person)} == allowed

    for person in people.values():
        person.is_active = False
    assert not any(rule(person) for person in people.values())


def test_who_cannot_be_reached_is_no_contact(make, now):
    assert not rules.may_be_contact(make("Grace", address_refused_at=now))
