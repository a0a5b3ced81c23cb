from django.apps import apps

from hospes.foundation import holdings
from hospes.post import outcomes


def test_every_model_says_what_it_holds():
    assert holdings.silent(apps.get_app_config("post").get_models()) == []


def test_a_listener_needs_no_lock():
    assert outcomes.Listener(name="x", tell=print).lock is outcomes.nothing
