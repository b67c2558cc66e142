"""Résumés for tests, as plain text: small, and read by the real reader."""


def a_resume(
    name: str | None = "Odile Marchand",
    *,
    email: str = "odile@mail.example",
    phone: str = "+33 6 12 34 56 78",
    employer: str = "Verlaine SaaS",
    more: str = "",
) -> bytes:
    """Give a text file that reads well; without a name it starts with the contact line."""
    lines = [
        *([name] if name else []),
        f"{email} | {phone} | Lyon, France",
        "",
        "EXPERIENCE",
        "",
        f"Senior Account Executive, {employer}",
        "March 2021 - Present",
        "- Won 14 new logos, nine of them from cold outreach.",
        "- Ran discovery before any demo and negotiated every price rise.",
        "",
        "Account Executive, Rhone Telecom",
        "January 2017 - February 2021",
        "- Kept a daily prospecting block and 104% of quota in 2019.",
        "",
        "SKILLS",
        "",
        "Salesforce, MEDDIC, Negotiation, Prospecting",
        more,
    ]
    return "\n".join(lines).encode()
