// docs/validation.md: every rule of the newest release, what it checks and the facts it rests on. `write` makes the page, `check` compares it.
import { fileURLToPath } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { committedFile } from './committed-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Rules that some public checker has too, as those tools stood when they were read; the others were found in none. */
const elsewhere = new Set([
  'cidr-malformed',
  'subnet-outside-vnet',
  'pod-cidr-needs-overlay',
  'overlay-needs-azure-cni',
  'cilium-pairing',
  'cilium-needs-azure-cni',
  'npm-needs-azure-cni',
  'kubenet-no-windows',
  'windows-needs-azure-cni',
  'windows-pool-shape',
  'max-pods-range',
  'lb-profile-needs-standard',
  'lb-outbound-ports',
  'lb-outbound-ip-kinds',
  'lb-managed-ip-count',
  'nat-gateway-profile',
  'outbound-needs-own-subnet',
  'outbound-needs-standard',
  'authorized-range-invalid',
  'max-surge-invalid',
  'immutable-field',
  'unknown-value',
]);

const catalog = readCatalog(`${root}libs/catalog/aks-networking`);
const { header } = catalog.releases.at(-1);
const { rules } = catalog.contentAt(header.sequence);

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const rows = rules.map(({ id, title, cases }) => {
  const severities = [...new Set(cases.map(({ severity }) => severity))].join(', ');
  const facts = [...new Set(cases.flatMap(({ facts: ids = [] }) => ids))].sort();
  const shown = facts.slice(0, 4).map((fact) => `\`${fact}\``);
  const more = facts.length > shown.length ? [`and ${facts.length - shown.length} more`] : [];
  return `| \`${id}\` | ${cell(title.en)} | ${severities} | ${[...shown, ...more].join(', ')} | ${elsewhere.has(id) ? 'some' : 'none seen'} |`;
});

const text = `# What validate checks

Made from the catalog by \`node scripts/validation-page.mjs write\`; release ${header.sequence} (${header.label}), ${rules.length} rules. The severity is the one a rule has when every fact it rests on is stated and undisputed; it drops otherwise, and what cannot be told is \`unknown\`, never a pass. Every rule carries designs that pass, that fail and, where it can be, that leave it unknown; all of them run when a release is published and through every door in \`test/scenarios\`. The last column says whether a public checker was found to have the rule too; "none seen" is no proof of absence.

| rule | what it checks | severity | facts | public tools |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;

await committedFile({
  path: 'docs/validation.md',
  parser: 'markdown',
  script: 'validation-page.mjs',
  text: () => text,
});
