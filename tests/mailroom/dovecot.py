"""A real IMAP server (Dovecot) on loopback, in a folder of its own, without root's rights over anything."""

import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

PASSWORD = "correct-horse"

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
first_valid_uid = 0
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
mail_location = maildir:{folder}/mail/%n:LAYOUT=fs
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
  mailbox Hospes {{
    auto = create
  }}
  mailbox Private {{
    auto = create
  }}
}}
"""


def is_installed() -> bool:
    return shutil.which("dovecot") is not None or Path("/usr/sbin/dovecot").exists()


class Dovecot:
    """``with Dovecot() as server``: any user, one password."""

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-", dir="/tmp"))
        user = pwd.getpwnam("nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (self.folder / "mail").mkdir()
        shutil.chown(self.folder / "mail", user.pw_uid, user.pw_gid) if os.getuid() == 0 else None
        self.folder.chmod(0o755)
        import grp

        self.config = self.folder / "dovecot.conf"
        self.config.write_text(
            CONFIG.format(
                folder=self.folder,
                user=user.pw_name,
                group=grp.getgrgid(user.pw_gid).gr_name,
                uid=user.pw_uid,
                gid=user.pw_gid,
                password=PASSWORD,
                port=self.port,
            )
        )
        self.process = subprocess.Popen(["/usr/sbin/dovecot", "-F", "-c", str(self.config)])
        try:
            self._wait()
        except AssertionError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                self.client("probe").logout()
            except (OSError, imaplib.IMAP4.error):
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    def client(self, user: str) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        client.login(user, PASSWORD)
        return client

    def put(self, user: str, raw: bytes, folder: str = "INBOX") -> None:
        client = self.client(user)
        kind, said = client.append(folder, None, None, raw)
        assert kind == "OK", said
        client.logout()

    def flags(self, user: str, folder: str = "INBOX") -> list[bytes]:
        client = self.client(user)
        client.select(folder, readonly=True)
        found = client.fetch("1:*", "(FLAGS)")[1]
        client.logout()
        return [line for line in found if line]

    def make_anew(self, user: str, folder: str) -> None:
        """Delete a folder and make it again: another UIDVALIDITY."""
        client = self.client(user)
        client.delete(folder)
        time.sleep(1.1)  # The validity is a count of seconds.
        client.create(folder)
        client.logout()
