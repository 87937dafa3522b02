"""Checks the whole warehouse for what does not fit together, and keeps `findings` as it is now."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from warehouse.errors import WarehouseError
from warehouse.schema import declarations
from warehouse.store import Store

_HERE = Path(__file__).parent
CHECKED = _HERE / "checked"
# What checks read, in the order in which it is made.
_MADE = ("subjects", "periods", "coverage", "readings", "stated", "wholes", "successions", "told_runs")
READ = {name: (CHECKED / f"{name}.sql").read_text(encoding="utf-8") for name in _MADE}
# `any_of('listing')` is a pattern of the words that the file lists under that name.
_WORDS = tomllib.loads((CHECKED / "words.toml").read_text(encoding="utf-8"))
_ANY_OF = "CREATE OR REPLACE TEMP MACRO any_of(listed) AS '(?:' || getvariable('words_' || listed) || ')';"
SEVERITIES = ("error", "warning", "info")
_HEADER = re.compile(r"\A((?:--[^\n]*\n)+)(.+)\Z", re.DOTALL)
_FIELD = re.compile(r"^-- (severity|why|trips|silent):", re.MULTILINE)

# What the checks find, before it is compared with what was found before.
_NONE = """
CREATE OR REPLACE TEMP TABLE found AS
SELECT finding_id, "check", severity, release_id, other_release_id, message, working, sides FROM findings LIMIT 0;
"""
# A row may be more or less severe than its check is as a rule.
# The same contradiction has the same id in every run: its check, its releases and its subject.
_FOUND = """
INSERT INTO found BY NAME
SELECT
    sha256(concat_ws(chr(31), '{name}', release_id, coalesce(CAST(other_release_id AS VARCHAR), ''), subject))
        AS finding_id,
    '{name}' AS "check", coalesce(severity, '{severity}') AS severity, release_id, other_release_id,
    upper(message[1]) || message[2:] AS message, working, sides
FROM (SELECT CAST(NULL AS VARCHAR) AS severity WHERE false UNION ALL BY NAME ({sql}))
QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY message, working) = 1;
"""
_KEPT = """
BEGIN;
UPDATE findings SET status = 'closed' WHERE status = 'open' AND finding_id NOT IN (SELECT finding_id FROM found);
UPDATE findings SET
    status = CASE WHEN findings.status = 'dismissed' THEN 'dismissed' ELSE 'open' END,
    severity = found.severity, message = found.message, working = found.working, sides = found.sides,
    last_run_id = getvariable('run')
FROM found WHERE found.finding_id = findings.finding_id;
INSERT INTO findings BY NAME
SELECT *, 'open' AS status, getvariable('run') AS first_run_id, getvariable('run') AS last_run_id
FROM found WHERE finding_id NOT IN (SELECT finding_id FROM findings);
{suspect}
COMMIT;
"""
_SUSPECT = """
UPDATE observations SET is_suspect = NOT coalesce(is_suspect, false)
WHERE coalesce(is_suspect, false) IS DISTINCT FROM (observation_id IN (
    SELECT side.observation_id FROM (
        SELECT unnest(sides) AS side FROM findings WHERE status = 'open' AND severity = 'error'
    ) WHERE side.observation_id IS NOT NULL
));
"""
_DISMISSED = "UPDATE findings SET status = 'dismissed', why_dismissed = ? WHERE finding_id = ?"
_REOPENED = """
UPDATE findings SET
    status = CASE WHEN finding_id IN (SELECT finding_id FROM found) THEN 'open' ELSE 'closed' END, why_dismissed = NULL
WHERE finding_id = ?
"""


@dataclass(frozen=True)
class Check:
    """One file of `checks/`: what must hold, why, examples of both and the query that finds where it does not.

    `misfits` makes the table that the query reads, of the numbers that are apart; a check of few numbers has none.
    """

    name: str
    severity: str
    why: str
    trips: str
    silent: str
    misfits: str
    sql: str

    def look(self, store: Store) -> None:
        """Leaves what the check finds in the temporary table `found`."""
        if self.misfits:
            store.sql(self.misfits)
            if not store.sql("FROM misfits LIMIT 1")[1]:
                return  # to plan what would be said of them takes longer than to find them
        store.sql(_FOUND.format(**vars(self)))


@cache
def checks() -> tuple[Check, ...]:
    """All checks by name. A file without severity, why, an example that trips it and one that does not is refused."""
    return tuple(check_of(path) for path in sorted((_HERE / "checks").glob("*.sql")))


def check_of(path: Path) -> Check:
    parts = _HEADER.match(path.read_text(encoding="utf-8"))
    header, sql = parts.groups() if parts else ("", "")
    fields = dict(_fields(header))
    missing = [name for name in ("severity", "why", "trips", "silent") if not fields.get(name)]
    if missing or fields["severity"] not in SEVERITIES:
        raise WarehouseError(f"checks/{path.name} has no proper {', '.join(missing) or 'severity'}")
    misfits, _, query = sql.strip().rpartition(";\n\n")
    if misfits and "TEMP TABLE misfits AS" not in misfits:
        raise WarehouseError(f"checks/{path.name} makes tables before its query, and none of them is `misfits`")
    return Check(path.stem, **fields, misfits=misfits and f"{misfits};", sql=query.rstrip(";"))


def _fields(header: str) -> Iterator[tuple[str, str]]:
    _, *pieces = _FIELD.split(header)
    for name, text in zip(pieces[::2], pieces[1::2], strict=True):
        lines = (line.removeprefix("--").strip() for line in text.splitlines())
        yield name, ("\n" if name in ("trips", "silent") else " ").join(line for line in lines if line)


def find(store: Store, run_id: str | None = None) -> None:
    """Runs every check over what the open warehouse holds now, and brings `checks` and `findings` up to date.

    A finding that is there again keeps its id; one that is not is closed; what a person dismissed stays dismissed.
    `observations.is_suspect` is true of exactly those that an open finding of severity error leads to.
    """
    store.load({"checks": [{"name": one.name, "severity": one.severity, "why": one.why} for one in checks()]})
    look(store)
    store.sql("SET VARIABLE run = ?", [run_id])
    store.sql(_KEPT.format(suspect=_SUSPECT))
    store.sql(f"CREATE OR REPLACE MACRO checked_by() AS '{_state(store)}'")


def look(store: Store) -> None:
    """Leaves what the checks find in the temporary table `found`."""
    for name, words in _WORDS.items():
        store.sql(f"SET VARIABLE words_{name} = ?", ["|".join(words)])
    for sql in (_ANY_OF, *READ.values(), _NONE):
        store.sql(sql)
    for check in checks():
        check.look(store)


def are_current(store: Store) -> bool:
    """Whether the findings were found by the checks as they are now, in what the warehouse holds now."""
    made = store.sql("SELECT macro_definition FROM duckdb_functions() WHERE function_name = 'checked_by'")[1]
    return made == [(f"'{_state(store)}'",)]


def dismiss(store: Store, finding_id: str, why: str) -> str:
    """Dismisses the finding whose id begins so, for a reason, until somebody opens it again; its whole id.

    An id that none or several begin with raises `WarehouseError`, and so does an empty reason.
    """
    if not why.strip():
        raise WarehouseError("a finding is dismissed for a reason: say why")
    found, _ = _the_one(store, finding_id)
    store.sql(_DISMISSED, [why.strip(), found])
    store.sql(_SUSPECT)
    return found


def reopen(store: Store, finding_id: str) -> tuple[str, str]:
    """Takes a dismissal back: the whole id, and open or, where the contradiction is gone by now, closed.

    An id that none or several begin with raises `WarehouseError`, and so does one of a finding that is not dismissed.
    """
    found, status = _the_one(store, finding_id)
    if status != "dismissed":
        raise WarehouseError(f"the finding {finding_id} is {status}: only what is dismissed can be opened again")
    look(store)
    store.sql(_REOPENED, [found])
    store.sql(_SUSPECT)
    return _the_one(store, found)


def _the_one(store: Store, finding_id: str) -> tuple[str, str]:
    """Id and status of the one finding whose id begins so."""
    found = store.sql("SELECT finding_id, status FROM findings WHERE starts_with(finding_id, ?)", [finding_id])[1]
    if len(found) != 1:
        raise WarehouseError(
            f"{'no finding has' if not found else 'several findings have'} an id that begins with {finding_id}"
        )
    return str(found[0][0]), str(found[0][1])


def _state(store: Store) -> str:
    """A digest of the checks and of which documents were loaded when: an interrupted run leaves another one behind."""
    texts = (
        str(_WORDS),
        *declarations("macros").values(),
        *READ.values(),
        *(one.misfits + one.sql for one in checks()),
    )
    loaded = store.sql("SELECT count(*), max(ingested_at) FROM documents")[1]
    return sha256("".join((*texts, str(loaded))).encode()).hexdigest()
