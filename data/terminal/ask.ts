import { createInterface } from "node:readline/promises";

/** Asks until `read` makes something of the answer. `read` answers with a value, or with what is wrong in one sentence. */
export type Ask = <Value>(
  question: string,
  read: (answer: string) => { readonly value: Value } | { readonly wrong: string },
) => Promise<Value>;

/** Somebody closed the terminal, or the questions were given too few answers. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Questions to whoever sits at this terminal, one line each. Questions go to standard error. */
export async function withQuestions<Made>(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  conversation: (ask: Ask) => Promise<Made>,
): Promise<Made> {
  const lines = createInterface({ input, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question, read) => {
    for (;;) {
      output.write(`${question} `);
      const answer = await answers.next();
      if (answer.done) throw new NoAnswer(`没有回答：${question}`);
      const said = read(answer.value.trim());
      if ("value" in said) return said.value;
      output.write(`  ${said.wrong}\n`);
    }
  };
  try {
    return await conversation(ask);
  } finally {
    lines.close();
  }
}
