"""The database: one typed base for every table, and how each engine is spoken to."""

import enum
import json
import sqlite3
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, Enum, MetaData, Numeric, String, event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    composite,
    declared_attr,
    mapped_column,
    registry,
)
from sqlalchemy.types import TypeDecorator

from foundation.config import Config

BUSY_SECONDS = 5
# Before these releases two connections that checkpoint at once can corrupt the file.
SAFE_SQLITE = (3, 51, 3)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any aware moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back aware: SQLite forgets that it was UTC."""
        return value if value is None else value.replace(tzinfo=value.tzinfo or UTC)


def _by_value(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """What every table shares: names of constraints, types of columns."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={
            datetime: UtcDateTime(),
            enum.Enum: Enum(
                enum.Enum,
                native_enum=False,
                length=40,
                values_callable=_by_value,
                validate_strings=True,
            ),
            dict[str, Any]: JSON(),
            list[Any]: JSON(),
        },
    )


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:

    class Model(Base):
        """A table."""

        __abstract__ = True

else:
    Model = db.Model


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217). Adding two currencies is refused."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return Money(self.amount + other.amount, self.currency)


def money(name: str) -> Any:
    """Two columns, `<name>_amount` and `<name>_currency`, read and written as one Money."""
    return composite(
        Money,
        mapped_column(f"{name}_amount", Numeric(14, 2)),
        mapped_column(f"{name}_currency", String(3)),
    )


class Versioned:
    """A row that two people may edit: the second to save meets StaleDataError, shown as 409."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


# A request that only reads must not queue for SQLite's one write lock; writing in it fails.
reads_only: ContextVar[bool] = ContextVar("reads_only", default=False)


def init_app(app: Flask, config: Config) -> None:
    """Open the database of `config` for this application."""
    app.config["SQLALCHEMY_DATABASE_URI"] = config.database_url
    if config.is_sqlite:
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"connect_args": {"timeout": BUSY_SECONDS}}
    else:
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": True}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"]["json_serializer"] = _compact_json
    db.init_app(app)
    with app.app_context():
        if config.is_sqlite:
            _speak_sqlite(db.engine)
        else:
            _speak_postgresql(db.engine)


def defect_of_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str | None:
    """Say so if the linked SQLite has the defect that more than one checkpointer can meet."""
    if version >= SAFE_SQLITE:
        return None
    return (
        f"SQLite {'.'.join(map(str, version))} can corrupt its file if two processes checkpoint "
        "at once. Only the worker checkpoints here; keep other tools off the file, "
        "or move to SQLite 3.51.3."
    )


def _compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _speak_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin in `begin` below, nowhere else
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "wal_autocheckpoint=0",  # one checkpointer: the worker
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        is_reading = reads_only.get()
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if is_reading else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


def _speak_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # The driver begins with the first statement, and then says which kind it is.
        connection.connection.dbapi_connection.read_only = reads_only.get()
