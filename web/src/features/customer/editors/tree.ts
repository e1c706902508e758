import type { Code, Language } from '@/api/types';

export interface TreeNode {
  value: string;
  label: string;
  children?: TreeNode[];
}

/** A list of codes with parents as a tree; one whose parent is missing stands at the top. */
export function treeOf(codes: readonly Code[], language: Language): TreeNode[] {
  const nodes = new Map(codes.map((code) => [code.code, { value: code.code, label: code.label[language] } as TreeNode]));
  const roots: TreeNode[] = [];
  for (const code of codes) {
    const node = nodes.get(code.code) as TreeNode;
    const parent = code.parent ? nodes.get(code.parent) : undefined;
    if (parent) (parent.children ??= []).push(node);
    else roots.push(node);
  }
  return roots;
}

/** The codes from the top down to this one. */
export function pathTo(codes: readonly Code[], code: string | null | undefined): string[] {
  const byCode = new Map(codes.map((one) => [one.code, one]));
  const path: string[] = [];
  for (let at = code ? byCode.get(code) : undefined; at && !path.includes(at.code); at = at.parent ? byCode.get(at.parent) : undefined) path.unshift(at.code);
  return path.length > 0 || !code ? path : [code];
}
