"""What columns of a table are told about in a template: how each kind is written, in Chinese and English."""

from datetime import date

from crm_platform.errors import Language

from crm_records.codes import CodeLists
from crm_records.declaration import Field, Kind

LIST_SEPARATOR = "；"
REQUIRED_MARK = "*"

_HOW: dict[Kind, tuple[str, str]] = {
    Kind.LINE: ("一行文字", "One line of text"),
    Kind.TEXT: ("文字，可换行", "Text, may have several lines"),
    Kind.RICH_TEXT: ("文字，可换行", "Text, may have several lines"),
    Kind.PHONE: ("电话号码，默认中国 +86；分机写作 转123", "Phone number, +86 by default; extension as ext 123"),
    Kind.EMAIL: ("电子邮件地址", "E-mail address"),
    Kind.URL: ("网址，http 或 https", "Web address, http or https"),
    Kind.MONEY: ("金额，可带币种，如 100000 CNY", "Amount, with a currency if wished: 100000 CNY"),
    Kind.INTEGER: ("整数", "Whole number"),
    Kind.BOOLEAN: ("是 或 否", "Yes or no"),
    Kind.DATE: ("日期，年-月-日", "Date, YYYY-MM-DD"),
    Kind.PARTIAL_DATE: ("日期，年份可省略：1980-05-20 或 05-20", "Date, the year may be left out: 1980-05-20 or 05-20"),
    Kind.YEAR_MONTH: ("年-月", "YYYY-MM"),
    Kind.INSTANT: ("日期和时间", "Date and time"),
    Kind.CODE: ("从列表中选择", "Choose from the list"),
    Kind.REFERENCE: ("名称或编号", "Name or id"),
    Kind.STRUCT: ("各部分用逗号分隔", "Parts separated by commas"),
}

_EXAMPLES: dict[Kind, tuple[str, str]] = {
    Kind.PHONE: ("13800138000", "13800138000"),
    Kind.EMAIL: ("li.na@example.com", "li.na@example.com"),
    Kind.URL: ("https://www.example.com", "https://www.example.com"),
    Kind.MONEY: ("100000", "100000"),
    Kind.INTEGER: ("30", "30"),
    Kind.BOOLEAN: ("是", "yes"),
    Kind.DATE: ("2020-05-20", "2020-05-20"),
    Kind.PARTIAL_DATE: ("1980-05-20", "1980-05-20"),
    Kind.INSTANT: ("2030-01-15 14:30", "2030-01-15 14:30"),
}


def header_of(field: Field, language: Language, *, mark: bool = True) -> str:
    return field.label[language == "en"] + (REQUIRED_MARK if mark and field.required else "")


def how(field: Field, language: Language) -> str:
    """The kind, its bounds, whether several may be given."""
    en = language == "en"
    said = [_HOW.get(field.kind, ("文字", "Text"))[en]]
    if field.max is not None:
        if field.kind is Kind.INTEGER:
            least = field.min if field.min is not None else 0
            said.append(f"{least} to {field.max}" if en else f"{least} 到 {field.max}")
        else:
            said.append(f"at most {field.max} characters" if en else f"最多 {field.max} 个字符")
    if field.many:
        said.append(f"several separated by {LIST_SEPARATOR}" if en else f"多项用 {LIST_SEPARATOR} 分隔")
    if field.max_items is not None:
        said.append(f"at most {field.max_items}" if en else f"最多 {field.max_items} 项")
    return ("; " if en else "；").join(said)


def example(field: Field, lists: CodeLists, language: Language) -> str:
    """A value that would be accepted, empty where none can be made up."""
    if field.codes and field.codes in lists:
        for code in lists.get(field.codes).codes:
            if code.active and (field.code_level is None or code.level == field.code_level):
                return code.label(language)
    if field.kind is Kind.YEAR_MONTH:
        return f"{date.today().year + 1}-06"  # noqa: DTZ011 - to come, in every zone
    return _EXAMPLES.get(field.kind, ("", ""))[language == "en"]
