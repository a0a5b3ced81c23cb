"""What ``bin/hospes`` runs with unless told otherwise: the base, as it is."""

from hospes.config.settings.base import *
