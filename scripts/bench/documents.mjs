// A made-up cluster written as each of the formats that validate reads, grown until a document has a given size.
import { aks } from './documents/aks.mjs';
import { arm } from './documents/arm.mjs';
import { capz } from './documents/capz.mjs';
import { clusterOf } from './documents/cluster.mjs';
import { design } from './documents/design.mjs';
import { terraformPlan } from './documents/terraform-plan.mjs';

const writers = { aks, arm, 'terraform-plan': terraformPlan, capz, design };

/** The formats that documents are written in. */
export const formats = Object.keys(writers);

const textOf = (document) => (typeof document === 'string' ? document : JSON.stringify(document));

/** The smallest cluster whose document has at least so many bytes: its pools, the document, the text of it, and the same cluster as a design. */
export function documentOf(format, bytes) {
  for (let pools = 1; ; pools += 1) {
    const cluster = clusterOf(pools);
    const document = writers[format](cluster);
    const text = textOf(document);
    if (Buffer.byteLength(text) >= bytes) return { format, pools, document, text, design: design(cluster) };
  }
}
