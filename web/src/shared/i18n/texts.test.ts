import { describe, expect, it } from 'vitest';

type Texts = { [key: string]: string | Texts };
const shared = import.meta.glob<Texts>('./{zh-CN,en-US}/*.json', { eager: true, import: 'default' });
const features = import.meta.glob<Texts>('../../features/*/i18n/*.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>('../../**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' });

/** `{namespace: {tag: texts}}` */
const namespaces: Record<string, Record<string, Texts>> = {};
for (const [path, texts] of Object.entries({ ...shared, ...features })) {
  const match = /features\/([\w-]+)\/i18n\/([\w-]+)\.json$/.exec(path) ?? /^\.\/(?<tag>[\w-]+)\/(?<name>[\w-]+)\.json$/.exec(path);
  const [name, tag] = match?.groups?.name ? [match.groups.name, match.groups.tag ?? ''] : [match?.[1] ?? '', match?.[2] ?? ''];
  namespaces[name] = { ...namespaces[name], [tag]: texts };
}
const PLURAL = /_(zero|one|two|few|many|other)$/;
function leaves(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[prefix + key, text] as [string, string]] : leaves(text, `${prefix}${key}.`)));
}
const keysOf = (texts: Texts | undefined) => [...new Set(leaves(texts ?? {}).map(([key]) => key.replace(PLURAL, '')))].sort();
const variables = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort().join();

describe.each(Object.entries(namespaces))('texts of %s', (name, languages) => {
  it('exist in both languages', () => {
    expect(keysOf(languages['en-US'])).toEqual(keysOf(languages['zh-CN']));
  });
  it('use the same variables', () => {
    const english = new Map(leaves(languages['en-US'] ?? {}).map(([key, text]) => [key.replace(PLURAL, ''), text]));
    const different = leaves(languages['zh-CN'] ?? {}).filter(([key, text]) => {
      const other = english.get(key.replace(PLURAL, ''));
      return other !== undefined && variables(other).replace(/count,?/, '') !== variables(text).replace(/count,?/, '');
    });
    expect(different).toEqual([]);
  });
  it('have both forms of an English plural', () => {
    const keys = new Set(leaves(languages['en-US'] ?? {}).map(([key]) => key));
    expect([...keys].filter((key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });
  it('leave no Chinese in English, but the name of the language', () => {
    const mixed = leaves(languages['en-US'] ?? {}).filter(([key, text]) => /[\u3400-\u9fff]/.test(text) && !/language|toZh|toEn/.test(key));
    expect(mixed).toEqual([]);
    expect(name).not.toBe('');
  });
});

const code = Object.entries(sources).filter(([path]) => !/\.test\.tsx?$/.test(path) && !path.endsWith('schema.d.ts'));
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

describe('sources', () => {
  it('hold no Chinese literal', () => {
    const found = code.filter(([, text]) => /[\u3400-\u9fff]/.test(withoutComments(text))).map(([path]) => path);
    expect(found).toEqual([]);
  });
  it('hold no English sentence between tags', () => {
    const found = code
      .filter(([path]) => path.endsWith('.tsx'))
      .flatMap(([path, text]) => [...withoutComments(text).matchAll(/<(?:span|p|h\d|button|b|label|li|td|th|dt|dd)[^<>{}]*>([A-Za-z][a-z]+(?: [a-z]+)*[.!?]?)<\//g)].map((match) => `${path}: ${match[1]}`))
      .filter((hit) => !hit.endsWith(': Esc') && !hit.endsWith(': Enter') && !hit.includes('Ctrl'));
    expect(found).toEqual([]);
  });
  it('read keys through keyOf or isIme only', () => {
    const found = code.filter(([path, text]) => !path.endsWith('lib/keys.ts') && /\b(?:e|event|ev)\.(?:key|code|keyCode)\b\s*[=!]==/.test(text)).map(([path]) => path);
    expect(found).toEqual([]);
  });
});
