// node e2e/run.mjs [part of a name]: every *.e2e.mjs beside this file, or CRM_FILE alone, against a started product.
import { readdir } from 'node:fs/promises';
import { runAll } from './browser.mjs';

const here = new URL('.', import.meta.url);
const files = (await readdir(here)).filter((name) => name.endsWith('.e2e.mjs')).sort();
for (const file of process.env.CRM_FILE ? [process.env.CRM_FILE] : files) await import(new URL(file, here));
process.exit((await runAll(process.argv[2])) ? 0 : 1);
