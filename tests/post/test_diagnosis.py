import pytest
from django.utils import translation

from hospes.post.diagnosis import explain
from hospes.post.enums import Problem


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_is_put_into_words(problem):
    diagnosis = explain(problem, host="mail.example", port=587, said="555 so")

    assert diagnosis.happened
    assert diagnosis.means
    assert diagnosis.works == (problem == Problem.NONE) == (diagnosis.steps == ())
    assert diagnosis.said == "555 so"
    assert "%(" not in diagnosis.happened + diagnosis.means + "".join(diagnosis.steps)


@pytest.mark.parametrize(
    ("host", "hint"),
    [
        ("smtp.qq.com", "授权码"),
        ("smtp.exmail.qq.com", "授权码"),
        ("SMTP.163.com", "授权码"),
        ("smtp.gmail.com", "app password"),
        ("smtp.office365.com", "SMTP AUTH"),
    ],
)
def test_a_refused_login_at_a_big_service_says_what_it_wants(host, hint):
    assert hint in explain(Problem.LOGIN_REFUSED, host=host, port=465, said="535").steps[0]


def test_elsewhere_there_is_no_special_hint():
    plain = explain(Problem.LOGIN_REFUSED, host="mail.example", port=465, said="535")
    other = explain(Problem.BUSY, host="smtp.qq.com", port=465, said="421")

    assert "user name" in plain.steps[0]
    assert not any("授权码" in step for step in other.steps)


def test_the_words_are_the_readers():
    with translation.override("zh-hans"):
        explain(Problem.SILENT, host="mail.example", port=587, said="")
