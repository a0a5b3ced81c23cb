from django.contrib.auth.hashers import MD5PasswordHasher

hashed: list[str] = []


class CountingHasher(MD5PasswordHasher):
    """A hasher that tells how often it worked."""

    def encode(self, password, salt):
        hashed.append(salt)
        return super().encode(password, salt)
