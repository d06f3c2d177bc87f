"""Alembic's way in: runs the migrations on the engine that matchmaker.database hands over."""

from alembic import context

from models import Base

with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
