import { examples } from './openapi/examples.js';

/** What is printed when the service listens: where it is, first questions to copy, and on the first start the token of the first administrator. */
export function welcome(url: string, firstToken?: string): string {
  const post = (verb: 'recommend' | 'validate') =>
    `curl -s ${url}/v1/${verb} -H 'content-type: application/json' -d '${JSON.stringify(examples[verb])}'`;
  return [
    '',
    `Plimsoll listens at ${url}`,
    `  pages to try it    ${url}/docs`,
    `  OpenAPI            ${url}/openapi.json`,
    `  health             ${url}/readyz`,
    '',
    ...(firstToken === undefined ? [] : ['Admin token, shown this once:', `  ${firstToken}`, '']),
    'First questions:',
    `  curl -s '${url}/v1/compare?${comparison.toString()}'`,
    `  ${post('recommend')}`,
    `  ${post('validate')}`,
    '',
    '',
  ].join('\n');
}

const comparison = new URLSearchParams({ ...examples['compare'], format: 'markdown' });
