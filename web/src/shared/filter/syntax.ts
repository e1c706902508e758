/** The filter language of the API (the documented part of AIP-160), read into a tree and written back. */

export type Value = string | number | boolean | null | Call | Prefix;
/** Texts that begin so: `"abc*"`. */
export interface Prefix {
  prefix: string;
}
export interface Call {
  call: string;
  args: (string | number)[];
}
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':';
export type Node =
  | { kind: 'and' | 'or'; items: Node[] }
  | { kind: 'not'; item: Node }
  | { kind: 'compare'; field: string; op: Comparison; value: Value };

export class FilterSyntaxError extends Error {
  constructor(readonly position: number) {
    super(`filter, character ${position}`);
  }
}

interface Token {
  type: 'word' | 'text' | 'sign';
  text: string;
  at: number;
}
const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(<=|>=|!=|[=<>:(),])|(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?|[^\s"'()=<>!:,]+))/y;
const NAME = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;
const NUMBER = /^-?\d{1,16}$/;
const STARRED = /(?<!\\)(?:\\\\)*\*$/;

function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (source.slice(at).trim()) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new FilterSyntaxError(at);
    const [whole, double, single, sign, word] = match;
    const text = double ?? single;
    if (text !== undefined) found.push({ type: 'text', text, at });
    else found.push(word === undefined ? { type: 'sign', text: sign ?? '', at } : { type: 'word', text: word, at });
    at += whole.length;
  }
  return found;
}

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=', ':']);
const WORDS: Record<string, Value> = { true: true, false: false, null: null };
const KEYWORDS = new Set(['AND', 'OR', 'NOT']);
const plain = (text: string) => text.replace(/\\(.)/gs, '$1');

function wordValue(text: string): Value {
  if (text in WORDS) return WORDS[text] as Value;
  if (NUMBER.test(text)) return Number(text);
  return text.endsWith('*') ? { prefix: text.slice(0, -1) } : text;
}

class Reader {
  private at = 0;
  constructor(private readonly list: Token[], private readonly end: number) {}

  read(): Node {
    const node = this.all();
    if (this.at < this.list.length) this.fail();
    return node;
  }
  private peek(text: string): boolean {
    const token = this.list[this.at];
    return token !== undefined && token.type !== 'text' && token.text === text;
  }
  private take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += 1;
    return true;
  }
  private next(): Token {
    const token = this.list[this.at];
    if (!token) this.fail();
    this.at += 1;
    return token as Token;
  }
  private fail(): never {
    throw new FilterSyntaxError(this.list[this.at]?.at ?? this.end);
  }
  private all(): Node {
    const items = [this.any()];
    while (this.take('AND')) items.push(this.any());
    return items.length === 1 ? (items[0] as Node) : { kind: 'and', items };
  }
  private any(): Node {
    const items = [this.one()];
    while (this.take('OR')) items.push(this.one());
    return items.length === 1 ? (items[0] as Node) : { kind: 'or', items };
  }
  private one(): Node {
    if (this.take('NOT')) return { kind: 'not', item: this.one() };
    if (this.take('(')) {
      const inner = this.all();
      if (!this.take(')')) this.fail();
      return inner;
    }
    const field = this.next();
    const op = this.next();
    if (field.type !== 'word' || !NAME.test(field.text) || KEYWORDS.has(field.text) || op.type !== 'sign' || !COMPARISONS.has(op.text)) this.fail();
    return { kind: 'compare', field: field.text, op: op.text as Comparison, value: this.value() };
  }
  private value(): Value {
    const token = this.next();
    if (token.type === 'text') return STARRED.test(token.text) ? { prefix: plain(token.text.slice(0, -1)) } : plain(token.text);
    if (token.type !== 'word' || KEYWORDS.has(token.text)) this.fail();
    if (!this.take('(')) return wordValue(token.text);
    const args: (string | number)[] = [];
    while (!this.take(')')) {
      const arg = this.next();
      args.push(arg.type === 'word' && NUMBER.test(arg.text) ? Number(arg.text) : plain(arg.text));
      this.take(',');
    }
    return { call: token.text, args };
  }
}

/** The tree, or null for an empty filter. */
export function parse(source: string): Node | null {
  return source.trim() ? new Reader(tokens(source), source.length).read() : null;
}

const escaped = (text: string) => text.replace(/[\\"]/g, '\\$&');
/** A star at the end would mean "begins with", so a literal one is escaped. */
const quote = (text: string) => `"${escaped(text).replace(/\*$/, '\\*')}"`;

function writeValue(value: Value): string {
  if (value !== null && typeof value === 'object') {
    if ('prefix' in value) return `"${escaped(value.prefix)}*"`;
    return `${value.call}(${value.args.map((arg) => (typeof arg === 'number' ? arg : quote(arg))).join(', ')})`;
  }
  return typeof value === 'string' ? quote(value) : String(value);
}

export function write(node: Node, inner = false): string {
  if (node.kind === 'compare') {
    return node.op === ':' ? `${node.field}:${writeValue(node.value)}` : `${node.field} ${node.op} ${writeValue(node.value)}`;
  }
  if (node.kind === 'not') return `NOT ${write(node.item, true)}`;
  const text = node.items.map((item) => write(item, true)).join(node.kind === 'and' ? ' AND ' : ' OR ');
  return inner && node.items.length > 1 ? `(${text})` : text;
}
