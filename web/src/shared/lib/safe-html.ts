/** Rich text as it may be shown. The server has cleaned it already; this holds for whatever came another way. */
const TAGS = new Set([
  'a', 'b', 'blockquote', 'br', 'code', 'em', 'h1', 'h2', 'h3', 'h4', 'hr', 'i', 'li', 'ol', 'p', 'pre', 's', 'strong', 'sub', 'sup',
  'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
]);
const GONE = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template', 'svg', 'math', 'noscript', 'title']);
const SCHEMES = /^(https?:|mailto:|tel:)/i;

function clean(node: Element): void {
  const children = Array.from(node.children);
  for (const child of children) {
    const tag = child.tagName.toLowerCase();
    if (GONE.has(tag)) {
      child.remove();
      continue;
    }
    clean(child);
    if (!TAGS.has(tag)) {
      child.replaceWith(...child.childNodes);
      continue;
    }
    const href = tag === 'a' ? (child.getAttribute('href') ?? '').trim() : '';
    const spans = ['colspan', 'rowspan'].flatMap((name) => (/^\d{1,2}$/.test(child.getAttribute(name) ?? '') ? [[name, child.getAttribute(name) ?? ''] as const] : []));
    for (const name of child.getAttributeNames()) child.removeAttribute(name);
    if (SCHEMES.test(href)) {
      child.setAttribute('href', href);
      child.setAttribute('rel', 'noopener noreferrer');
      child.setAttribute('target', '_blank');
    }
    for (const [name, value] of spans) child.setAttribute(name, value);
  }
}

export function safeHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  clean(body);
  return body.innerHTML;
}
