"""Code lists: public standards, and lists that an organisation edits over what a service declares."""

from crm_records.codes.model import Code, CodeList, CodeLists, flat, tree
from crm_records.codes.standard import standard_list, standard_lists

__all__ = ["Code", "CodeList", "CodeLists", "flat", "standard_list", "standard_lists", "tree"]
