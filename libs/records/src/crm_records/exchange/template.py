"""The .xlsx to fill in, generated from the declaration: drop-downs, required marks, notes, text columns.

Sheets: the table itself, the notes, and a hidden one that holds the lists of the drop-downs.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from crm_platform.errors import Language

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind, RecordType
from crm_records.exchange import wording

ROWS = 5000
"""Rows that get drop-downs; more may be filled in."""

_LISTS = "_lists"
_FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.INSTANT: "yyyy-mm-dd hh:mm", Kind.INTEGER: "0", Kind.MONEY: "0.00##"}
_NOTES_HEADER = {
    "zh": ("列", "必填", "怎么填", "示例", "说明"),
    "en": ("Column", "Required", "How to fill it in", "Example", "Note"),
}


def fields_of(
    type_: RecordType, custom: Sequence[Field] = (), without: frozenset[str] = frozenset()
) -> list[Field]:
    """The columns of an import, in order of declaration. `without`: those that the caller may not write."""
    named = {**type_.fields, **{f"custom.{field.name}": field for field in custom}}
    return [f for name, f in named.items() if f.importable and name not in without]


def build(
    type_: RecordType, lists: CodeLists, language: Language, *,
    custom: Sequence[Field] = (), choices: Mapping[str, Sequence[str]] | None = None,
    without: frozenset[str] = frozenset(),
) -> bytes:
    """`choices`: names to choose from, by what a reference names (`person`, `region`). CPU-bound: run in a thread."""
    output = io.BytesIO()
    book = xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    fields = fields_of(type_, custom, without)
    sheet = book.add_worksheet(type_.label[language == "en"][:31])
    _notes_sheet(book, fields, lists, language)
    _Table(book, sheet, lists, language, choices or {}).fill(fields)
    book.close()
    return output.getvalue()


def _notes_sheet(book: Any, fields: Sequence[Field], lists: CodeLists, language: Language) -> None:
    sheet = book.add_worksheet("Notes" if language == "en" else "填写说明")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, _NOTES_HEADER[language], bold)
    sheet.set_column(0, 0, 22, wrap)
    sheet.set_column(1, 1, 9, wrap)
    sheet.set_column(2, 4, 42, wrap)
    sheet.freeze_panes(1, 0)
    yes = "yes" if language == "en" else "是"
    for n, field in enumerate(fields, 1):
        note = field.note[language == "en"] if field.note else ""
        sheet.write_row(n, 0, (
            wording.header_of(field, language, mark=False), yes if field.required else "",
            wording.how(field, language), wording.example(field, lists, language), note,
        ))


class _Table:
    """The sheet to fill in. Drop-downs name ranges of the hidden sheet, one column a list."""

    def __init__(
        self, book: Any, sheet: Any, lists: CodeLists, language: Language, choices: Mapping[str, Sequence[str]]
    ) -> None:
        self.book, self.sheet, self.lists, self.choices = book, sheet, lists, choices
        self.language: Language = language
        self.hidden = book.add_worksheet(_LISTS)
        self.hidden.hide()
        self.used = 0
        self.ranges: dict[str, str] = {}

    def fill(self, fields: Sequence[Field]) -> None:
        book, sheet = self.book, self.sheet
        plain = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "border_color": "#C5CFDF"})
        needed = book.add_format({
            "bold": True, "bg_color": "#FFE9D6", "font_color": "#9A3D00", "border": 1, "border_color": "#E6B98F",
        })
        text = book.add_format({"num_format": "@"})
        formats = {kind: book.add_format({"num_format": f}) for kind, f in _FORMATS.items()}
        at = {field.name: n for n, field in enumerate(fields)}
        sheet.freeze_panes(1, 0)
        for n, field in enumerate(fields):
            header = wording.header_of(field, self.language)
            sheet.write_string(0, n, header, needed if field.required else plain)
            width = max(12, min(40, sum(2 if ord(c) > 255 else 1 for c in header) + 4))
            sheet.set_column(n, n, width, text if field.many else formats.get(field.kind, text))
            sheet.write_comment(0, n, self._note(field), {"x_scale": 2.2, "y_scale": 1.6, "author": "CW-CRM"})
            self._drop_down(field, n, at)

    def _note(self, field: Field) -> str:
        """Both languages: a template goes from hand to hand."""
        lines: list[str] = []
        both: tuple[Language, Language] = ("zh", "en") if self.language == "zh" else ("en", "zh")
        for language in both:
            example = wording.example(field, self.lists, language)
            said = f"{field.label[language == 'en']}: {wording.how(field, language)}"
            lines.append(said + (f" ({'e.g.' if language == 'en' else '例'} {example})" if example else ""))
            if field.note:
                lines.append(field.note[language == "en"])
        return "\n".join(lines)

    def _drop_down(self, field: Field, column: int, at: Mapping[str, int]) -> None:
        source = self._source(field, at)
        if source is None or field.many:
            return
        self.sheet.data_validation(1, column, ROWS, column, {
            "validate": "list", "source": source, "error_type": "stop",
            "error_title": field.label[self.language == "en"][:32],
            "error_message": "Please choose from the list" if self.language == "en" else "请从列表中选择",
        })

    def _source(self, field: Field, at: Mapping[str, int]) -> str | None:
        if field.kind is Kind.BOOLEAN:
            return self._range("boolean", ["yes", "no"] if self.language == "en" else ["是", "否"])
        if field.kind is Kind.REFERENCE and field.refers:
            return self._range(f"ref:{field.refers}", self.choices.get(field.refers, ()))
        if field.kind is not Kind.CODE or not field.codes or field.codes not in self.lists:
            return None
        codes = [
            c for c in self.lists.get(field.codes).codes
            if c.active and (field.code_level is None or c.level == field.code_level)
        ]
        if field.within is not None and field.within in at:
            return self._dependent(field, codes, at[field.within])
        return self._range(f"{field.codes}:{field.code_level}", [c.label(self.language) for c in codes])

    def _range(self, key: str, values: Sequence[str]) -> str | None:
        if not values:
            return None
        if key not in self.ranges:
            column = self._write(values)
            self.ranges[key] = f"={_LISTS}!${column}$1:${column}${len(values)}"
        return self.ranges[key]

    def _dependent(self, field: Field, codes: Sequence[Any], parent_column: int) -> str | None:
        """Children stand beside the label of their parent; the choice is the part whose parent was chosen."""
        known = self.lists.get(field.codes or "").by_code
        pairs = sorted(
            (known[c.parent].label(self.language), n, c.label(self.language))
            for n, c in enumerate(codes) if c.parent in known
        )
        if not pairs:
            return None
        parents = self._write([p for p, _, _ in pairs])
        children = self._write([c for _, _, c in pairs])
        chosen = f"${_letters(parent_column)}2"
        area = f"{_LISTS}!${parents}$1:${parents}${len(pairs)}"
        return f"=OFFSET({_LISTS}!${children}$1,MATCH({chosen},{area},0)-1,0,COUNTIF({area},{chosen}),1)"

    def _write(self, values: Sequence[str]) -> str:
        self.hidden.write_column(0, self.used, values)
        self.used += 1
        return _letters(self.used - 1)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
