"""The service as a WSGI application: flask --app wsgi run, or gunicorn wsgi:app."""

from matchmaker.app import create_app
from matchmaker.settings import Settings

app = create_app(Settings.from_env())
