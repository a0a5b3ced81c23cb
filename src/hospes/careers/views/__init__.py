"""The views of the site: read a form, call one verb, answer."""
