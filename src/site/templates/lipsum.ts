// `lipsum(…)`: text that means nothing, to fill a page with.
import { pythonFunction } from '../../language/runtime/declare.ts';
import { index, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { TextBuilder } from '../../language/types/text-builder.ts';
import { markup } from './markup.ts';

const words =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'.split(
    ' ',
  );

/** A whole number from `from` up to, and without, `to`. */
function between(run: Run, from: number, to: number): number {
  return from + Math.floor((run.random?.() ?? 0) * Math.max(1, to - from));
}

/** So many words from a place in the list on, as a sentence. */
function sentence(start: number, count: number): string {
  const chosen = Array.from({ length: count }, (_word, at) => words[(start + at) % words.length] ?? '');
  const text = chosen.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A paragraph of so many words, in sentences; it begins anywhere in the list. */
function paragraph(run: Run, count: number): string {
  const start = between(run, 0, words.length);
  const sentences: string[] = [];
  for (let at = 0; at < count; ) {
    const size = Math.min(count - at, 8 + ((start + at * 7) % 10));
    sentences.push(sentence(start + at, size));
    at += size;
  }
  return sentences.join(' ');
}

/** `lipsum(…)`. */
export const lipsumFunction = pythonFunction('generate_lorem_ipsum(n=5, html=True, min=20, max=100)', {
  doc: 'Paragraphs of words that mean nothing.',
  run(run, count: PyValue, html: PyValue, least: PyValue, most: PyValue) {
    const [from, to] = [Number(index(run, least)), Number(index(run, most))];
    const tagged = truth(run, html);
    const builder = new TextBuilder(run);
    for (let left = Number(index(run, count)); left > 0; left -= 1) {
      const size = between(run, from, to);
      run.work(size * 16384);
      const text = paragraph(run, size);
      builder.add(tagged ? `<p>${text}</p>` : text);
      if (left > 1) builder.add(tagged ? '\n' : '\n\n');
    }
    return tagged ? markup(builder.finish()) : builder.finish();
  },
});
