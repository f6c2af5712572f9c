import { expect, it } from 'vitest';
import { textCompiler } from './compile-texts.js';
import { designsTellOptions } from './designs-tell-options.js';
import { draftWith, type DraftContent } from './draft.spec-fixture.js';

type Option = DraftContent['options'][number];

const matches: Readonly<Record<string, string>> = {
  pier: "has(network.plugin) && network.plugin != 'none' && !(has(network.dataPlane) && network.dataPlane == 'buoy')",
  buoy: "has(network.dataPlane) && network.dataPlane == 'buoy'",
};

function problemsWith(...designs: Record<string, unknown>[]) {
  const draft = draftWith((content) => {
    content.categories.push({ id: 'quay', name: { en: 'Quay', ja: '岸壁' }, order: 2 });
    content.vocabularies.push(
      { id: 'network-plugin', name: { en: 'Plugin', ja: 'プラグイン' }, words: [word('azure'), word('none')] },
      { id: 'data-plane', name: { en: 'Data plane', ja: 'データ プレーン' }, words: [word('buoy'), word('pier')] },
    );
    content.options.push({ ...itemLike('quay', 'quay'), design: { network: { plugin: 'azure' } } });
    const compiler = textCompiler(content);
    content.options = content.options.map((option) => {
      const text = { ...matches, quay: "has(network.plugin) && network.plugin == 'azure'" }[option.id];
      return compiler.compile('option', { ...option, ...(text ? { matches: text } : {}) }).item as Option;
    });
    designs.forEach((change, index) => Object.assign(content.options[index] ?? {}, change));
  });
  return designsTellOptions.run(draft).map(({ item, pointer, message }) => [item.id, pointer, message]);
}

const word = (id: string) => ({ id, name: { en: id, ja: id } });
const itemLike = (id: string, category: string): Option => ({
  id,
  category,
  name: { en: id, ja: id },
  order: 3,
  role: 'choice',
});

it('lets a design pass that reads back as its option', () => {
  expect(problemsWith({ design: { network: { dataPlane: 'buoy' } } })).toEqual([]);
});

it('lets a design pass that reads back together with the design of another category', () => {
  expect(problemsWith({}, { design: { network: { dataPlane: 'pier' } } })).toEqual([]);
});

it('reports a design that reads back as another option, or as none', () => {
  expect(problemsWith({}, { design: { network: { dataPlane: 'buoy' } } })).toEqual([
    ['pier', '/design', 'reads back as buoy'],
  ]);
  expect(problemsWith({ design: { network: { policy: null } } })).toEqual([
    ['buoy', '/design', 'reads back as no option'],
  ]);
});

it('points at what is no design', () => {
  expect(problemsWith({ design: { network: { dataPlane: 3 } } }).map(([id, pointer]) => [id, pointer])).toEqual([
    ['buoy', '/design/network/dataPlane'],
  ]);
});

it('reports a design of an option that nothing tells', () => {
  const [problem] = problemsWith({ matches: undefined, design: { network: { dataPlane: 'buoy' } } });
  expect(problem?.slice(0, 2)).toEqual(['buoy', '/design']);
});
