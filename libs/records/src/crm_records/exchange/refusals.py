"""Why a file is refused as a whole, and why a cell is. The child names a code; the parent says it in words."""

from typing import Any

from crm_platform.errors import Invalid, Reason


class Refused(Exception):
    """A file that is not read. `code` is a key of FILE_REASONS."""

    def __init__(self, code: str, **variables: Any) -> None:
        super().__init__(code, variables)
        self.code, self.variables = code, variables


FILE_REASONS: dict[str, Reason] = {
    reason.code: reason
    for reason in (
        Reason(
            "WRONG_FILE_TYPE", "只能导入 .xlsx、.xls、.ods 和 .csv 表格，文件内容不是其中任何一种",
            "Only .xlsx, .xls, .ods and .csv tables are imported; by its content this file is none of them",
        ),
        Reason("DAMAGED_FILE", "文件已损坏，无法读取", "The file is damaged and cannot be read"),
        Reason(
            "ZIP_BOMB", "文件解压后过大（上限 {max} MB），拒绝打开",
            "Unpacked, the file would be too large (at most {max} MB); it was not opened",
        ),
        Reason("MACROS", "文件含有宏，请另存为不含宏的格式", "The file holds macros; save it in a format without"),
        Reason("ENCRYPTED", "文件已加密，请去掉密码后再导入", "The file is encrypted; remove the password first"),
        Reason("EMPTY_TABLE", "表中没有数据行", "The table holds no rows"),
        Reason("TOO_MANY_ROWS", "最多 {max} 行", "At most {max} rows"),
        Reason("TOO_MANY_COLUMNS", "最多 {max} 列", "At most {max} columns"),
        Reason("NO_SUCH_SHEET", "没有工作表“{sheet}”", "There is no sheet “{sheet}”"),
        Reason(
            "UNKNOWN_ENCODING", "不能按 {encoding} 读取此文件", "The file cannot be read as {encoding}",
        ),
        Reason(
            "TOO_EXPENSIVE", "读取此文件所需的内存或时间超过上限",
            "Reading the file takes more memory or time than allowed",
        ),
    )
}

LOST_DIGITS = Reason(
    "LOST_DIGITS", "{value}：超过 15 位的数字已被表格软件改变，请把该列设为文本后重新填写",
    "{value}: the spreadsheet changed digits beyond the 15th; format the column as text and type it again",
)
NO_FORMULA_VALUE = Reason(
    "NO_FORMULA_VALUE", "公式没有保存结果，请在表格软件中打开并保存，或改为数值",
    "The formula has no stored result; open and save the file in a spreadsheet, or paste the value",
)
ERROR_VALUE = Reason("ERROR_VALUE", "单元格是错误值 {value}", "The cell is the error {value}")
MIXED_ENCODING = Reason(
    "MIXED_ENCODING", "此行的文字编码与文件其余部分不同", "This row is in another encoding than the rest of the file",
)
CELL_TOO_LONG = Reason("CELL_TOO_LONG", "单元格超过 {max} 个字符", "The cell has more than {max} characters")

CELL_REASONS: dict[str, Reason] = {
    reason.code: reason for reason in (LOST_DIGITS, NO_FORMULA_VALUE, ERROR_VALUE, MIXED_ENCODING, CELL_TOO_LONG)
}


def file_refused(code: str, variables: dict[str, Any]) -> Invalid:
    """The error that the caller sees for a file; an unknown code means a child that died badly."""
    return Invalid.one("/file", FILE_REASONS.get(code, FILE_REASONS["DAMAGED_FILE"]), **variables)
