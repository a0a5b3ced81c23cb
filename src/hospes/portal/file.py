"""Your file: details to correct and the link to renew, behind a fresh code."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hospes.calendars.models import GuestFeed
from hospes.candidates.refusals import DetailsRefused
from hospes.portal import drawing
from hospes.portal.doors import OpenedView
from hospes.portal.forms import DetailsForm, UploadForm


class FileView(OpenedView):
    """What we know of you, to read and to correct."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.draw(DetailsForm(initial=drawing.details_of(self.candidate)))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = DetailsForm(request.POST)
        if not form.is_valid() or not self._corrected(form):
            return self.draw(form, status=422)
        return self.to_page(_("Corrected. Thank you."))

    def draw(self, form: DetailsForm, status: int = 200, upload: UploadForm | None = None) -> HttpResponse:
        return self.show(
            "file.html",
            status=status,
            form=form,
            upload=upload or UploadForm(),
            documents=drawing.documents_of(self.candidate, self.url),
            answers=drawing.answers_of(self.candidate),
            upload_url=self.url("documents"),
            link_url=self.url("link"),
            erasure_url=self.url("erasure"),
            back_url=self.url("page"),
        )

    def _corrected(self, form: DetailsForm) -> bool:
        told = form.cleaned_data
        try:
            self.candidate.correct(by=self.candidate.actor, **drawing.told(self.candidate, told))
        except DetailsRefused as refused:
            for field, refusal in refused.errors.items():
                form.add_error(drawing.FIELD_OF.get(field, field), str(refusal))
            return False
        return True


class LinkView(OpenedView):
    """A new link; the old ones stop working."""

    def post(self, request: HttpRequest) -> HttpResponse:
        # Whoever had the old link may have taken the calendar's address from it.
        feed = GuestFeed.objects.of(self.candidate.actor)
        if feed is not None:
            feed.revoke(by=self.candidate.actor)
        self.candidate.rotate_link(by=self.candidate.actor)
        return self.to_page(_("This is your new link. The old one no longer works."))
