"""The service as a WSGI application: flask --app wsgi run, or gunicorn wsgi:app.

The embedded database is made ready here; any other by `python -m matchmaker prepare`, once, before its many processes start.
"""

from matchmaker.app import create_app
from matchmaker.cli import serving
from matchmaker.settings import Settings

settings = Settings.from_env()
if settings.is_embedded:
    serving.ready(settings)
app = create_app(settings)
serving.settle()
