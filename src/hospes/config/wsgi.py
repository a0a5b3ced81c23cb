"""The entrance for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hospes.config.settings.local")
application = get_wsgi_application()
