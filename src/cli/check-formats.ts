// How `check` shows what it found: as text, as JSON, and as SARIF for code scanners.
import type { CheckedScript, Finding } from './checking.ts';

/** One line for each finding, and one that counts them. */
export function textFindings(scripts: readonly CheckedScript[]): string {
  const lines = scripts.flatMap((script) =>
    script.findings.map((finding) => `${place(script, finding)}: ${finding.level}: ${finding.message}`),
  );
  const refused = scripts.filter((script) => !script.compiles).length;
  lines.push(`${scripts.length} ${scripts.length === 1 ? 'script' : 'scripts'}, ${refused} would not compile`);
  return `${lines.join('\n')}\n`;
}

function place({ path, name }: CheckedScript, { line, column }: Finding): string {
  const file = name === path ? path : `${path} (${name})`;
  return [file, line, column].filter((part) => part !== null).join(':');
}

/** A list of scripts with their findings. */
export function jsonFindings(scripts: readonly CheckedScript[]): string {
  const shown = scripts.map(({ path, name, compiles, findings }) => ({ path, name, compiles, findings }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** A SARIF 2.1.0 log. */
export function sarifFindings(scripts: readonly CheckedScript[]): string {
  const results = scripts.flatMap((script) => script.findings.map((finding) => sarifResult(script, finding)));
  const driver = { name: 'ristretto check', rules: [{ id: 'error' }, { id: 'warning' }, { id: 'note' }] };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifResult({ path, name }: CheckedScript, { level, message, line, column }: Finding) {
  const region =
    line === null || line === 0
      ? {}
      : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } };
  return {
    ruleId: level,
    level,
    message: { text: name === path ? message : `${name}: ${message}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: path }, ...region } }],
  };
}
