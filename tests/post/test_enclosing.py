import pytest

from hospes.foundation import files
from hospes.post.models import Envelope, EnvelopeFile

LONG = "非常长的附件名称，" * 9 + ".pdf"


def enclosed(name, data=b"%PDF-1.4 words"):
    return EnvelopeFile(name=name, content_type="application/pdf", key=files.store(data), size=len(data))


@pytest.mark.parametrize(
    "name", ["plan.pdf", "日程 安排.pdf", LONG, 'a"b;c=d.pdf', "x" * 150 + ".pdf", "1\r\nBcc: all"]
)
def test_a_file_goes_with_the_letter_under_its_name(server, queue, work, fake_office, name):
    queue(files=[enclosed(name)], html="<p>Hello</p>")
    work()

    [mail] = fake_office.messages()
    [file] = list(mail.iter_attachments())
    assert (file.get_filename(), file.get_content()) == (name, b"%PDF-1.4 words")
    assert file.get_content_type() == "application/pdf"
    assert mail.get_body(("plain",)).get_content().startswith("Hello Ada,")
    assert mail["Bcc"] is None
    assert max(len(line) for line in fake_office.delivered[0].data.split(b"\r\n")) <= 90


def test_a_file_that_is_gone_stops_the_letter_and_says_so(server, queue, work, fake_office):
    row = enclosed("plan.pdf")
    envelope = queue(files=[row])
    files.remove(row.key)
    work()

    envelope = Envelope.objects.get(pk=envelope.pk)
    assert (envelope.state, fake_office.delivered) == ("refused", [])
    assert "no longer on our disk" in envelope.response


def test_enclosed_files_are_kept(queue, db):
    row = enclosed("plan.pdf")
    queue(files=[row])
    queue(files=[row])

    assert (list(EnvelopeFile.objects.file_keys()), str(EnvelopeFile.objects.get())) == ([row.key], "plan.pdf")
