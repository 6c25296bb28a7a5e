"""The sandbox's page of the club's table, where whoever tries the program out edits it as the club's people would."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from integrations.airtable.api import Json
from integrations.airtable.problems import Problem
from integrations.airtable.sandbox import Sandbox

_PAGE = Path(__file__).with_name("sandbox.html").read_text(encoding="utf-8")
_PATH = "/sandbox/roster"
_MOST_FIELDS = 200
_EMPTY = "<p>There is no row yet: invite a child, and look again in a minute.</p>"


class SandboxPage:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def routes(self) -> list[web.RouteDef]:
        return [web.get(_PATH, self._show), web.post(_PATH, self._press)]

    async def _show(self, _: web.Request) -> web.Response:
        return await self._page()

    async def _page(self, problem: str = "", status: int = 200) -> web.Response:
        columns, rows = await self._sandbox.columns(), await self._sandbox.rows()
        told = f'<p role="alert">{escape(problem)}</p>' if problem else ""
        table = _table(columns, rows) if rows else _EMPTY
        text = _PAGE.replace("{problem}", told).replace("{table}", table)
        return web.Response(text=text, content_type="text/html", status=status)

    async def _press(self, request: web.Request) -> web.Response:
        given = parse_qsl(
            (await request.read()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
        form = dict(given)
        record_id, deed = form.pop("record", ""), form.pop("deed", "")
        try:
            if deed == "delete":
                await self._sandbox.deletes(record_id)
            else:
                await self._edit(record_id, form)
        except Problem as problem:
            return await self._page(f"Airtable would not take that: {problem.words or problem}", 422)
        raise web.HTTPSeeOther(_PATH)

    async def _edit(self, record_id: str, form: Mapping[str, str]) -> None:
        """Only the cells that were changed."""
        columns, rows = await self._sandbox.columns(), await self._sandbox.rows()
        before = rows.get(record_id, {})
        cells = {
            name: _typed(columns[name], text)
            for name, text in form.items()
            if name in columns and text != _shown(before.get(name))
        }
        if cells:
            await self._sandbox.edits(record_id, **cells)


def _typed(column: Json, text: str) -> Any:
    if not text.strip():
        return None
    try:
        return float(text) if column["type"] == "number" else text
    except ValueError:
        return text


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} file" if value else ""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _table(columns: Mapping[str, Json], rows: Mapping[str, Json]) -> str:
    named = [name for name, column in columns.items() if column["type"] != "formula"]
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in named)
    body = "".join(_row(number, id_, cells, columns, named) for number, (id_, cells) in enumerate(rows.items()))
    return f"<table><thead><tr><th scope=col>Row</th>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(number: int, id_: str, cells: Json, columns: Mapping[str, Json], named: list[str]) -> str:
    form = f"row{number}"
    told = "".join(f"<td>{_cell(name, cells.get(name), columns[name], form)}</td>" for name in named)
    buttons = (
        f'<form id="{form}" method="post"><input type="hidden" name="record" value="{escape(id_)}">'
        '<button class="main" name="deed" value="save">Save</button> '
        '<button name="deed" value="delete">Delete the row</button></form>'
    )
    return f"<tr><td>{buttons}</td>{told}</tr>"


def _cell(name: str, value: Any, column: Json, form: str) -> str:
    if column["type"] == "multipleAttachments":
        return escape(_shown(value))
    label, shown = escape(name, quote=True), escape(_shown(value), quote=True)
    return f'<input name="{label}" aria-label="{label}" value="{shown}" form="{form}">'
