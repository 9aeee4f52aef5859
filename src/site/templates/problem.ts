// What is wrong with a template's text: a message and the line it is about.

/** The text of a template cannot be read; `line` counts from 1. */
export class TemplateProblem {
  readonly message: string;
  readonly line: number;
  /** Jinja tells what is wrong with the text from what is wrong with the names in it. */
  readonly type: 'TemplateSyntaxError' | 'TemplateAssertionError';

  constructor(message: string, line: number, type: TemplateProblem['type'] = 'TemplateSyntaxError') {
    this.message = message;
    this.line = line;
    this.type = type;
  }
}
