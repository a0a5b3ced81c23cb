import pytest
from django.apps import apps

from hospes.foundation import holdings
from hospes.journal import sentences
from hospes.journal.models import Entry
from hospes.team.sentences import SENTENCES

ROLES = {"before": "admin", "role": "recruiter"}


@pytest.mark.parametrize(
    ("verb", "subject", "data", "read"),
    [
        ("member.invited", "member:1", {"role": "admin"}, "Invited as Admin"),
        (
            "member.role_changed",
            "member:1",
            {"before": "admin", "role": "recruiter"},
            "Role changed from Admin to Recruiter",
        ),
        ("duty.assigned", "duty:data", {"member": "member:2"}, "Duty given: Contact for data requests"),
    ],
)
def test_entries_read_as_sentences(verb, subject, data, read):
    assert sentences.read(Entry(verb=verb, subject=subject, by="member:1", data=data)) == read


@pytest.mark.parametrize("verb", sorted(SENTENCES))
def test_every_verb_of_ours_reads(verb):
    entry = Entry(verb=verb, subject="duty:data", data={"role": "admin", "before": "admin"})

    assert sentences.read(entry)[0].isupper()


def test_every_model_says_what_it_holds():
    assert holdings.silent(apps.get_app_config("team").get_models()) == []
