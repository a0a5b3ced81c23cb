import pytest

from hospes.foundation import encryption


def test_a_sealed_secret_comes_back():
    sealed = encryption.seal("pässword")

    assert "pässword" not in sealed
    assert encryption.unseal(sealed) == "pässword"


def test_no_secret_stays_visibly_none():
    assert (encryption.seal(""), encryption.unseal("")) == ("", "")


def test_a_secret_of_another_folder_is_refused_in_words(settings):
    sealed = encryption.seal("password")
    settings.FIELD_KEY = "another"

    with pytest.raises(encryption.CannotUnseal, match="Enter it again"):
        encryption.unseal(sealed)
