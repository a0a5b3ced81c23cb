"""The application: one page, no account; a file, a link or five lines suffice to begin."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hospes.applications.models.submitting import Incoming
from hospes.candidates.models import Document
from hospes.candidates.refusals import FileRefused
from hospes.careers import uploads
from hospes.careers.forms.fields import ACCEPTED, Sent, Typed, asking, line, lines
from hospes.careers.forms.person import PersonForm
from hospes.jobs.enums import Employment
from hospes.questionnaires.checking import Checked
from hospes.questionnaires.refusals import AnswersRefused

OWN_WORDS = "in-own-words.txt"
LONGEST_WORDS = 4000
NOTHING_ABOUT_YOU = _("Please send a file, a link, or a few lines about yourself: one of the three is enough.")
NOT_READ = _("Please tick this, so that we may read what you send.")
TOO_LONG = _("Please shorten this to %(limit)s characters. It has %(length)s now.")


class ApplyForm(PersonForm):
    """Everything between a reader and a person who reads him."""

    called = Typed(label=_("What shall we call you?"), required=False, widget=line(autocomplete="nickname"))
    resume = Sent(
        label=_("Your CV"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word or a photo of it, up to 10 MB. No picture of you, age or family, please."),
    )
    links = Typed(
        label=_("Links"),
        required=False,
        widget=lines(2, **{"autocomplete": "url", "inputmode": "url", "class": "input--short"}),
        help_text=_("LinkedIn, your own site, your work. One a line."),
    )
    words = Typed(
        label=_("A few lines about yourself"),
        required=False,
        widget=lines(3, **{"class": "input--short"}),
        help_text=_("If you have no CV at hand. Five lines are plenty."),
    )
    consent = forms.BooleanField(
        required=False, label=_("I have read this, and you may use what I send to decide about my application.")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="apply_%s", **more)
        self.asked = self.job.questions()
        for question in self.asked:
            self.fields[question.field] = asking(question, self.language)
        self.fields["consent"].required = not self.is_bound
        self.kept: dict[str, uploads.Kept] = {}
        self.checked: Checked | None = None

    @property
    def questions(self) -> list[forms.BoundField]:
        """The job's own questions, for the template."""
        return [self[question.field] for question in self.asked]

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.recall_files()
        self.check_about()
        self.check_answers()
        if not self.told["consent"]:
            self.add_error("consent", NOT_READ)
        self.fields["consent"].required = True
        return self.cleaned_data

    def recall_files(self) -> None:
        """Take files that an earlier try left with us, unless another one was chosen."""
        for name, field in self.fields.items():
            if not isinstance(field, Sent):
                continue
            kept = uploads.recall(str(self.data.get(f"kept_{name}", "")))
            if kept and not self.told[name]:
                self.kept[name] = kept
                self.told[name] = self.cleaned_data[name] = kept.upload()

    def check_about(self) -> None:
        """A file, a link or a few lines: one of them, and each fit to be kept."""
        resume, words = self.told["resume"], self.told["words"]
        if resume:
            try:
                Document.objects.inspect(resume.file)
            except FileRefused as refused:
                self.refuse_file("resume", str(refused))
        if len(words) > LONGEST_WORDS:
            self.add_error("words", TOO_LONG % {"limit": LONGEST_WORDS, "length": len(words)})
        enough = resume or words or self.told["links"].strip() or self.job.employment == Employment.HOURLY
        if not enough:
            self.add_error("resume", NOTHING_ABOUT_YOU)

    def check_answers(self) -> None:
        if self.job.form is None:
            return
        raw = {question.field: self.told[question.field] or "" for question in self.asked}
        sent = {name: file for name, file in raw.items() if isinstance(file, UploadedFile)}
        typed = {name: str(answer) for name, answer in raw.items() if name not in sent}
        try:
            self.checked = self.job.form.check_answers(typed, sent, self.language)
        except AnswersRefused as refused:
            for name, sentence in refused.errors.items():
                self.refuse_file(name, sentence) if name in sent else self.add_error(name, sentence)

    def refuse_file(self, name: str, sentence: str) -> None:
        """A refused file is not kept: choosing another one is what helps."""
        self.add_error(name, sentence)
        self.kept.pop(name, None)

    def keep_files(self) -> None:
        """Put good files of a form that goes back aside, so that they need not be chosen again."""
        for name, field in self.fields.items():
            upload = self.files.get(self.add_prefix(name))
            if isinstance(field, Sent) and upload and name not in self.errors:
                self.kept[name] = uploads.keep(upload)

    def incoming(self) -> list[Incoming]:
        """The files for the verb; a few lines about oneself are a file too."""
        resume, words = self.cleaned_data.get("resume"), self.cleaned_data["words"]
        found = []
        if resume:
            resume.seek(0)
            found.append(Incoming(resume.name, resume.read()))
        if words:
            found.append(Incoming(OWN_WORDS, words.encode()))
        return found
