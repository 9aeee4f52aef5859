// `lipsum(…)`: text that means nothing, to fill a page with.
import { pythonFunction } from '../../language/runtime/declare.ts';
import { index, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { markup } from './markup.ts';

const words =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'.split(
    ' ',
  );

/** A whole number from `from` up to, and without, `to`. */
function between(run: Run, from: number, to: number): number {
  return from + Math.floor((run.random?.() ?? 0) * Math.max(1, to - from));
}

function sentence(run: Run, count: number): string {
  const chosen = Array.from({ length: count }, () => words[between(run, 0, words.length)] ?? '');
  const text = chosen.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A paragraph of so many words, in sentences. */
function paragraph(run: Run, count: number): string {
  const sentences: string[] = [];
  for (let left = count; left > 0; ) {
    const size = Math.min(left, between(run, 8, 18));
    sentences.push(sentence(run, size));
    left -= size;
  }
  return sentences.join(' ');
}

/** `lipsum(…)`. */
export const lipsumFunction = pythonFunction('generate_lorem_ipsum(n=5, html=True, min=20, max=100)', {
  doc: 'Paragraphs of words that mean nothing.',
  run(run, count: PyValue, html: PyValue, least: PyValue, most: PyValue) {
    const [from, to] = [Number(index(run, least)), Number(index(run, most))];
    const paragraphs: string[] = [];
    for (let left = Number(index(run, count)); left > 0; left -= 1) {
      const size = between(run, from, to);
      run.work(size * 1024);
      run.chargeText(size * 12);
      paragraphs.push(paragraph(run, size));
    }
    if (!truth(run, html)) return paragraphs.join('\n\n');
    return markup(paragraphs.map((text) => `<p>${text}</p>`).join('\n'));
  },
});
