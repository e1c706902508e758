# ruff: noqa: E501 - a field is one line
"""The customer: the 88 fields of fields.csv, one line each, and `kind`, `visibility`, `authors`, `public` beside them."""

from crm_records.declaration import (
    Boolean,
    Code,
    Controls,
    Date,
    Email,
    File,
    Instant,
    Integer,
    Kind,
    Line,
    Member,
    Money,
    Part,
    PartialDate,
    Phone,
    Record,
    Reference,
    RichText,
    Serial,
    Struct,
    Text,
    Url,
    YearMonth,
    field,
)
from crm_records.kinds.identifiers import bank_account, credit_code, postal_code, tax_id

BASIC, COMPANY, FINANCE, GROUP = "basic", "company", "finance", "group"
REMARKS, STATUS, MANAGEMENT, HISTORY = "remarks", "status", "management", "history"
TABS = (
    (BASIC, "基本", "Basic"), (COMPANY, "公司简介", "Company"), (FINANCE, "财务信息", "Finance"),
    (GROUP, "群组定义", "Groups"), (REMARKS, "备注", "Remarks"), (STATUS, "当前状态", "Status"),
    (MANAGEMENT, "管理", "Management"), (HISTORY, "历史", "History"),
)

CHILD = (
    Part(name="name", kind=Kind.LINE, label=("姓名", "Name"), required=True, max=100),
    Part(name="birth_date", kind=Kind.PARTIAL_DATE, label=("出生日期", "Birth date"), past=True),
)
CONSENT = (
    Part(name="channel", kind=Kind.CODE, label=("渠道", "Channel"), required=True, codes="consent_channel"),
    Part(name="purpose", kind=Kind.LINE, label=("用途", "Purpose"), max=100),
    Part(name="state", kind=Kind.CODE, label=("状态", "State"), required=True, codes="consent_state"),
    Part(name="proof", kind=Kind.LINE, label=("凭据", "Proof"), max=500),
    Part(name="at", kind=Kind.INSTANT, label=("时间", "Time"), required=True),
)
COLLABORATOR = (
    Part(name="person_id", kind=Kind.REFERENCE, label=("人员", "Person"), required=True, refers="person"),
    Part(name="access", kind=Kind.CODE, label=("权限", "Right"), required=True, codes="collaborator_access"),
    Part(name="until", kind=Kind.INSTANT, label=("截止", "Until")),
)
FORMER_OWNER = (
    Part(name="person_id", kind=Kind.REFERENCE, label=("人员", "Person"), required=True, refers="person"),
    Part(name="from", kind=Kind.INSTANT, label=("自", "From")),
    Part(name="to", kind=Kind.INSTANT, label=("至", "To")),
    Part(name="reason", kind=Kind.LINE, label=("原因", "Reason"), max=500),
)
PARTIAL = ("年份可省略：1990-05-12 或 05-12；农历闰月写作 04L", "The year may be left out: 1990-05-12 or 05-12")


class Customer(
    Record, name="customer", plural="customers", store="contacts", label=("客户", "Customer"), tabs=TABS,
    create_document="create_customer", title="customer_name",
):
    # --- 基本 ---
    customer_code: Serial | None = field("客户编号", "Customer code", tab=BASIC, written="create", search=6, filter=True, max=20, vcard="UID")
    kind: Code | None = field("客户性质", "Kind of customer", tab=BASIC, codes="customer_kind", filter=True, facet=True, bulk=True)
    customer_name: Line = field("客户名称", "Customer name", tab=BASIC, required=True, max=200, search=10, filter=True, list_sort="pinyin", vcard="FN (org) / ORG")
    contact_name: Line = field("联系人姓名", "Contact name", tab=BASIC, required=True, max=100, search=9, filter=True, vcard="FN")
    family_name: Line | None = field("姓", "Family name", tab=BASIC, max=50, filter=True, vcard="N.1")
    given_name: Line | None = field("名", "Given name", tab=BASIC, max=100, vcard="N.2")
    name_pinyin: Line | None = field("姓名拼音", "Name in pinyin", tab=BASIC, max=200, search=4, vcard="N;SORT-AS")
    salutation: Line | None = field("称谓", "Salutation", tab=BASIC, max=50, bulk=True, vcard="N.4")
    gender: Code | None = field("性别", "Gender", tab=BASIC, codes="gender", filter=True, facet=True, bulk=True, vcard="GENDER")
    job_title: Line | None = field("职务", "Job title", tab=BASIC, max=100, search=2, filter=True, bulk=True, vcard="TITLE")
    department: Line | None = field("部门", "Department", tab=BASIC, max=100, filter=True, bulk=True, vcard="ORG.2")
    decision_role: Code | None = field("决策角色", "Decision role", tab=BASIC, codes="decision_role", filter=True, facet=True, bulk=True, vcard="ROLE")
    mobile: Phone | None = field("手机", "Mobile", tab=BASIC, personal=True, search=5, filter=True, duplicate="mobile", vcard="TEL;TYPE=cell")
    office_phone: Phone | None = field("办公电话", "Office phone", tab=BASIC, search=3, filter=True, bulk=True, vcard="TEL;TYPE=work")
    home_phone: Phone | None = field("家庭电话", "Home phone", tab=BASIC, personal=True, masked=True, vcard="TEL;TYPE=home")
    fax: Phone | None = field("传真", "Fax", tab=BASIC, search=2, filter=True, bulk=True, vcard="TEL;TYPE=fax")
    email_primary: Email | None = field("电子邮件", "E-mail", tab=BASIC, personal=True, search=4, filter=True, duplicate="email", vcard="EMAIL;PREF=1")
    email_secondary: Email | None = field("备用邮箱", "Second e-mail", tab=BASIC, personal=True, search=3, filter=True, vcard="EMAIL")
    wechat_id: Line | None = field("微信/企业微信号", "WeChat id", tab=BASIC, max=64, personal=True, masked=True, vcard="IMPP")
    preferred_channel: Code | None = field("首选联系方式", "Preferred channel", tab=BASIC, codes="preferred_channel", filter=True, facet=True, bulk=True, vcard="PREF")
    birthday: PartialDate | None = field("生日", "Birthday", tab=BASIC, past=True, calendar="birthday_calendar", personal=True, masked=True, vcard="BDAY", note=PARTIAL)
    birthday_calendar: Code | None = field("生日历法", "Birthday calendar", tab=BASIC, codes="birthday_calendar", vcard="BDAY;CALSCALE")
    country: Code | None = field("国家/地区", "Country", tab=BASIC, codes="country", default="CN", filter=True, facet=True, bulk=True, vcard="ADR.7")
    province: Code | None = field("省/自治区/直辖市", "Province", tab=BASIC, codes="gbt2260", code_level=1, filter=True, facet=True, bulk=True, vcard="ADR.5")
    city: Code | None = field("城市", "City", tab=BASIC, codes="gbt2260", code_level=2, within="province", filter=True, facet=True, bulk=True, vcard="ADR.4")
    street_address: Line | None = field("详细地址", "Street address", tab=BASIC, max=300, search=2, bulk=True, vcard="ADR.3")
    postal_code: Line | None = field("邮政编码", "Postal code", tab=BASIC, max=12, check=postal_code, filter=True, bulk=True, vcard="ADR.6")
    spouse_name: Line | None = field("配偶姓名", "Spouse", tab=BASIC, max=100, personal=True, masked=True, vcard="RELATED;TYPE=spouse")
    children: list[Struct] | None = field("子女情况", "Children", tab=BASIC, parts=CHILD, max_items=10, personal=True, masked=True, vcard="RELATED;TYPE=child")
    family_notes: Text | None = field("家庭情况", "Family notes", tab=BASIC, max=1000, personal=True, masked=True)
    photo: File | None = field("照片", "Photo", tab=BASIC, personal=True, vcard="PHOTO")

    # --- 公司简介 ---
    company_name: Line | None = field("公司名称", "Company name", tab=COMPANY, max=200, search=8, filter=True, duplicate="company", bulk=True, vcard="ORG.1")
    company_name_en: Line | None = field("公司英文名", "Company name in English", tab=COMPANY, max=200, search=4, bulk=True, vcard="ORG;LANGUAGE=en")
    parent_company: Reference | None = field("上级公司", "Parent company", tab=COMPANY, refers="customer", filter=True)
    unified_social_credit_code: Line | None = field("统一社会信用代码", "Unified social credit code", tab=COMPANY, min=18, max=18, check=credit_code, search=4, filter=True, duplicate="credit_code")
    legal_representative: Line | None = field("法定代表人", "Legal representative", tab=COMPANY, max=100, bulk=True)
    company_nature: Code | None = field("企业性质", "Company nature", tab=COMPANY, codes="company_nature", filter=True, facet=True, bulk=True)
    industry: Code | None = field("行业", "Industry", tab=COMPANY, codes="gbt4754", filter=True, facet=True, bulk=True, vcard="CATEGORIES")
    employee_count: Integer | None = field("员工人数", "Employees", tab=COMPANY, min=0, filter=True, bulk=True)
    founded_on: Date | None = field("成立日期", "Founded on", tab=COMPANY, past=True, filter=True, vcard="ANNIVERSARY")
    website: Url | None = field("网址", "Website", tab=COMPANY, bulk=True, vcard="URL")
    company_phone: Phone | None = field("公司总机", "Switchboard", tab=COMPANY, search=2, bulk=True, vcard="TEL;TYPE=work")
    company_address: Line | None = field("公司地址", "Company address", tab=COMPANY, max=300, search=2, bulk=True, vcard="ADR;TYPE=work")
    manager_name: Line | None = field("经理姓名", "Manager", tab=COMPANY, max=100, search=3, bulk=True, vcard="RELATED;TYPE=colleague")
    manager_phone: Phone | None = field("经理电话", "Manager's phone", tab=COMPANY, personal=True, bulk=True)
    manager_email: Email | None = field("经理邮箱", "Manager's e-mail", tab=COMPANY, personal=True, bulk=True)
    assistant_manager_name: Line | None = field("助理经理姓名", "Assistant manager", tab=COMPANY, max=100, search=3, bulk=True, vcard="RELATED;TYPE=agent")
    assistant_manager_phone: Phone | None = field("助理经理电话", "Assistant manager's phone", tab=COMPANY, personal=True, bulk=True)
    company_profile: RichText | None = field("公司简介", "Company profile", tab=COMPANY, max=10_000, search=1, bulk=True, vcard="NOTE")

    # --- 财务信息 ---
    invoice_title: Line | None = field("发票抬头", "Invoice title", tab=FINANCE, max=200, bulk=True)
    tax_id: Line | None = field("纳税人识别号", "Taxpayer number", tab=FINANCE, min=15, max=20, check=tax_id, filter=True)
    bank_name: Line | None = field("开户银行", "Bank", tab=FINANCE, max=120, bulk=True)
    bank_account: Line | None = field("银行账号", "Bank account", tab=FINANCE, max=34, check=bank_account, secret=True, masked=True)
    invoice_type: Code | None = field("默认发票类型", "Invoice type", tab=FINANCE, codes="invoice_type", filter=True, facet=True, bulk=True)
    currency: Code | None = field("结算币种", "Currency", tab=FINANCE, codes="currency", default="CNY", filter=True, facet=True, bulk=True)
    registered_capital: Money | None = field("注册资本", "Registered capital", tab=FINANCE, min=0, filter=True, bulk=True)
    annual_revenue: Money | None = field("年营业额", "Annual revenue", tab=FINANCE, min=0, filter=True, bulk=True)
    credit_limit: Money | None = field("信用额度", "Credit limit", tab=FINANCE, min=0, filter=True, bulk=True)
    payment_terms_days: Integer | None = field("账期(天)", "Payment terms (days)", tab=FINANCE, min=0, max=365, filter=True, bulk=True)

    # --- 群组定义 ---
    customer_type: Code | None = field("客户类型", "Customer type", tab=GROUP, codes="customer_type", filter=True, facet=True, bulk=True, vcard="CATEGORIES")
    customer_level: Code | None = field("客户级别", "Customer level", tab=GROUP, codes="customer_level", filter=True, facet=True, bulk=True, vcard="CATEGORIES")
    customer_source: Code | None = field("客户来源", "Customer source", tab=GROUP, codes="customer_source", filter=True, facet=True, bulk=True)
    sales_region: Reference | None = field("销售地区", "Sales region", tab=GROUP, refers="region", filter=True, facet=True, bulk=True)
    groups: list[Reference] | None = field("所属群组", "Groups", tab=GROUP, refers="group", written="command", filter=True, vcard="CATEGORIES")
    subscriptions: list[Struct] | None = field("订阅与同意", "Subscriptions and consent", tab=GROUP, parts=CONSENT, written="command")

    # --- 备注 ---
    remarks: RichText | None = field("备注", "Remarks", tab=REMARKS, max=10_000, search=1, vcard="NOTE")
    hobbies: list[Line] | None = field("爱好与禁忌", "Likes and dislikes", tab=REMARKS, max=100, max_items=20, search=1, bulk=True, vcard="HOBBY")
    attachments: list[File] | None = field("附件", "Attachments", tab=REMARKS, max_items=20)

    # --- 当前状态 ---
    lifecycle_status: Code | None = field("客户状态", "Customer status", tab=STATUS, codes="lifecycle_status", default="new", filter=True, hot=True, facet=True, bulk=True)
    sales_stage: Code | None = field("销售流程状态", "Sales stage", tab=STATUS, codes="sales_stage", derived=True, filter=True, facet=True)
    needed_products: list[Code] | None = field("需求产品", "Needed products", tab=STATUS, codes="needed_products", max_items=50, filter=True, facet=True, bulk=True)
    current_need: Text | None = field("当前/潜在需求", "Current or potential need", tab=STATUS, max=2000, search=1, bulk=True)
    main_competitor: Line | None = field("主要竞争对手", "Main competitor", tab=STATUS, max=200, filter=True, bulk=True)
    next_action: Line | None = field("下步计划", "Next step", tab=STATUS, max=500, search=1, bulk=True)
    next_action_at: Instant | None = field("下步计划日期", "Next step on", tab=STATUS, filter=True, list_sort=True, bulk=True)
    expected_close_month: YearMonth | None = field("预计结束年月", "Expected close", tab=STATUS, filter=True, bulk=True)
    satisfaction_score: Integer | None = field("满意度", "Satisfaction", tab=STATUS, min=1, max=5, derived=True, filter=True, facet=True)

    # --- 管理 ---
    owner_id: Reference | None = field("当前跟进人", "Owner", tab=MANAGEMENT, refers="person", written="create", filter=True, hot=True, facet=True)
    collaborators: list[Struct] | None = field("协作人", "Collaborators", tab=MANAGEMENT, parts=COLLABORATOR, max_items=30, written="command", filter=True)
    created_by: Reference | None = field("创建人", "Created by", tab=MANAGEMENT, refers="person", written="system", filter=True, facet=True)
    department_id: Reference | None = field("所属部门", "Department", tab=MANAGEMENT, refers="department", written="system", filter=True, facet=True)
    reader_list: list[Member] | None = field("允许查看人", "Readers", tab=MANAGEMENT, max_items=30)
    authors: list[Member] | None = field("允许修改人", "Authors", tab=MANAGEMENT, max_items=30, written="create")
    visibility: Code | None = field("可见性", "Visibility", tab=MANAGEMENT, codes="visibility", written="create", filter=True, facet=True)
    public: Boolean | None = field("公开", "Public", tab=MANAGEMENT, written="create", filter=True)
    record_controls: Controls | None = field("打印/防拷贝控制", "Record controls", tab=MANAGEMENT)
    pool_status: Code | None = field("公海状态", "Pool status", tab=MANAGEMENT, codes="pool_status", written="command", filter=True, facet=True)

    # --- 历史 ---
    created_at: Instant | None = field("创建时间", "Created", tab=HISTORY, written="system", filter=True, vcard="CREATED")
    updated_at: Instant | None = field("修改时间", "Changed", tab=HISTORY, written="system", filter=True, list_sort=True, vcard="REV")
    last_contact_at: Instant | None = field("最后联系时间", "Last contact", tab=HISTORY, derived=True, filter=True)
    last_contact_summary: Line | None = field("最后联系摘要", "Last contact summary", tab=HISTORY, max=500, derived=True)
    previous_owners: list[Struct] | None = field("历次跟进人", "Previous owners", tab=HISTORY, parts=FORMER_OWNER, derived=True)
