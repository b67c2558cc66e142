"""What a journey must never meet: errors, reports of the content policy, requests elsewhere."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Response

LOUD = {"error", "warning"}
# The answers that a page is made of; a refused form or a missing page is part of a journey.
PARTS = {"script", "stylesheet", "font", "image"}
REPORT_POLICY = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


class Watch:
    """Notes everything amiss in the contexts it watches over."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.problems: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context from now on."""
        context.add_init_script(REPORT_POLICY)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        context.on("response", self._answered)
        context.on("request", lambda request: self._asked(request.url))

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium repeats each refused request here; _answered judges those.
        if message.type in LOUD and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _answered(self, response: Response) -> None:
        is_part = response.request.resource_type in PARTS
        if response.status >= 500 or (is_part and response.status >= 400):
            self.problems.append(f"{response.status}: {response.url}")

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self.url}/", "data:", "blob:", "about:")):
            self.problems.append(f"a request elsewhere: {url}")
