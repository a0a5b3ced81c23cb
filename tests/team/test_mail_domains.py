from hospes.team.mail_domains import mail_domains
from tests.makers import make_member


def test_domains_of_those_with_access_are_named_once(grace, dan, django_assert_num_queries):
    make_member("Zoe", email="zoe@Other.example")

    with django_assert_num_queries(1):
        assert mail_domains() == ["harbourlight.example", "other.example"]
