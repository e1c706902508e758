"""The code lists of customers as they ship. The organisation's designers change wording, order and choices."""

from crm_records.codes import Code, CodeList, flat

CUSTOMER_CODE_LISTS: tuple[CodeList, ...] = (
    flat("customer_kind", ("客户性质", "Kind of customer"), {
        "individual": ("个人", "Individual"), "org": ("单位", "Organisation"),
    }),
    flat("gender", ("性别", "Gender"), {
        "male": ("男", "Male"), "female": ("女", "Female"), "other": ("其他", "Other"), "unknown": ("未知", "Unknown"),
    }),
    flat("decision_role", ("决策角色", "Decision role"), {
        "decision_maker": ("决策者", "Decision maker"), "influencer": ("影响者", "Influencer"),
        "user": ("使用者", "User"),
        "gatekeeper": ("把关者", "Gatekeeper"), "finance": ("财务", "Finance"), "unknown": ("未知", "Unknown"),
    }),
    flat("preferred_channel", ("首选联系方式", "Preferred channel"), {
        "phone": ("电话", "Phone"), "mobile": ("手机", "Mobile"), "sms": ("短信", "SMS"),
        "email": ("电子邮件", "E-mail"), "fax": ("传真", "Fax"), "wechat": ("微信", "WeChat"),
        "letter": ("信函", "Letter"),
        "none": ("不联系", "Do not contact"),
    }),
    flat("birthday_calendar", ("历法", "Calendar"), {
        "gregorian": ("公历", "Gregorian"), "chinese_lunar": ("农历", "Chinese lunar"),
    }),
    flat("company_nature", ("企业性质", "Company nature"), {
        "state": ("国有企业", "State-owned"), "private": ("民营企业", "Private"),
        "foreign": ("外资企业", "Foreign-owned"),
        "joint_venture": ("合资企业", "Joint venture"), "government": ("政府机关", "Government"),
        "institution": ("事业单位", "Public institution"), "individual": ("个体工商户", "Sole trader"),
        "other": ("其他", "Other"),
    }),
    flat("invoice_type", ("发票类型", "Invoice type"), {
        "vat_special": ("增值税专用发票", "VAT special invoice"),
        "vat_general": ("增值税普通发票", "VAT general invoice"),
        "e_vat_special": ("电子专用发票", "Electronic VAT special invoice"),
        "e_vat_general": ("电子普通发票", "Electronic VAT general invoice"), "receipt": ("收据", "Receipt"),
        "none": ("不开票", "No invoice"),
    }),
    flat("customer_type", ("客户类型", "Customer type"), {
        "prospect": ("潜在客户", "Prospect"), "customer": ("客户", "Customer"), "partner": ("合作伙伴", "Partner"),
        "supplier": ("供应商", "Supplier"), "competitor": ("竞争对手", "Competitor"), "media": ("媒体", "Media"),
        "other": ("其他", "Other"),
    }),
    CodeList("customer_level", ("客户级别", "Customer level"), (
        Code("A", "A 级", "A", marks=("key",)), Code("B", "B 级", "B"), Code("C", "C 级", "C"), Code("D", "D 级", "D"),
    )),
    flat("customer_source", ("客户来源", "Customer source"), {
        "exhibition": ("展会", "Exhibition"), "web": ("网站", "Web"), "referral": ("转介绍", "Referral"),
        "phone": ("电话", "Phone"), "advert": ("广告", "Advert"), "purchase": ("购买名单", "Purchased list"),
        "import": ("导入", "Import"), "other": ("其他", "Other"),
    }),
    flat("lifecycle_status", ("客户状态", "Customer status"), {
        "new": ("新客户", "New"), "contacting": ("联系中", "Contacting"), "potential": ("有意向", "Potential"),
        "negotiating": ("洽谈中", "Negotiating"), "customer": ("已成交", "Customer"), "dormant": ("休眠", "Dormant"),
        "lost": ("已流失", "Lost"), "blacklisted": ("黑名单", "Blacklisted"),
    }),
    flat("sales_stage", ("销售流程状态", "Sales stage"), {
        "lead": ("线索", "Lead"), "qualified": ("已确认", "Qualified"), "proposal": ("方案报价", "Proposal"),
        "negotiation": ("商务谈判", "Negotiation"), "won": ("赢单", "Won"), "lost": ("输单", "Lost"),
    }),
    flat("needed_products", ("需求产品", "Needed products"), {
        "hardware": ("硬件设备", "Hardware"), "software": ("软件", "Software"), "service": ("服务", "Services"),
        "consulting": ("咨询", "Consulting"), "training": ("培训", "Training"), "maintenance": ("维护", "Maintenance"),
        "parts": ("配件耗材", "Parts and supplies"), "custom": ("定制开发", "Custom work"), "other": ("其他", "Other"),
    }),
    flat("pool_status", ("公海状态", "Pool status"), {
        "private": ("私有", "Private"), "protected": ("保护期", "Protected"), "pool": ("公海", "Pool"),
        "locked": ("锁定", "Locked"),
    }),
    flat("collaborator_access", ("协作权限", "Collaborator's right"), {
        "read": ("可查看", "May read"), "write": ("可修改", "May edit"),
    }),
    flat("visibility", ("可见性", "Visibility"), {
        "open": ("公开给本库读者", "Open"), "restricted": ("仅限指定人员", "Restricted"),
    }),
    flat("consent_channel", ("渠道", "Channel"), {
        "email": ("电子邮件", "E-mail"), "sms": ("短信", "SMS"), "fax": ("传真", "Fax"), "letter": ("信函", "Letter"),
        "phone": ("电话", "Phone"),
    }),
    flat("consent_state", ("状态", "State"), {"granted": ("同意", "Granted"), "withdrawn": ("撤回", "Withdrawn")}),
)
