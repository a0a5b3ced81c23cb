import pytest

from hospes.candidates.models import Handle
from hospes.candidates.refusals import NoProfile
from hospes.journal.models import Entry

PROFILE = "https://www.linkedin.com/in/ada"


def test_a_handle_is_kept_once_changed_and_forgotten(ada):
    ada.set_handle("wechat", " ada_1 ", by="member:1")
    ada.set_handle("wechat", "ada_1", by="member:1")
    assert ([str(each) for each in Handle.objects.all()], ada.handle("wechat"), ada.handle("wecom")) == (
        ["ada_1"],
        "ada_1",
        "",
    )

    ada.set_handle("wechat", "ada_2", by="member:1")
    assert [each.value for each in ada.handles.all()] == ["ada_2"]

    ada.set_handle("wechat", "", by="member:1")
    assert not ada.handles.exists()
    assert Entry.objects.filter(verb="candidate.corrected").count() == 3


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://www.linkedin.com/in/a",
        "https://linkedin.com.evil.example/",
        "https://[x",
        "ada",
        "https://evil.example@linkedin.com/",
    ],
)
def test_behind_linkedin_stands_linkedin(ada, address):
    with pytest.raises(NoProfile):
        ada.set_handle("linkedin", address, by="member:1")


def test_a_profile_is_kept(ada):
    ada.set_handle("linkedin", PROFILE, by="member:1")

    assert ada.handle("linkedin") == PROFILE
