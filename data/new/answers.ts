import { existsSync } from "node:fs";
import { Slug } from "../model/ids.ts";
import type { Ask } from "../terminal/ask.ts";
import { Fault } from "../terminal/door.ts";
import { didYouMean } from "../terminal/suggest.ts";

export type Read<Value> = (answer: string) => { readonly value: Value } | { readonly wrong: string };

/** Something that must be known: from the option of that name, or else asked. `otherwise`: what an empty answer stands for. */
export type Answers = <Value>(
  option: string,
  question: string,
  read: Read<Value>,
  otherwise?: string,
) => Promise<Value>;

/** Options before questions. With `--yes` nothing is asked: what has no option is what an empty answer stands for. */
export function answersFrom(
  given: { readonly text: (option: string) => string | undefined; readonly yes: boolean },
  ask: Ask,
): Answers {
  const told = (option: string, otherwise: string | undefined) =>
    given.text(option) ?? (given.yes ? otherwise : undefined);
  return (option, question, read, otherwise = undefined) => {
    const answer = told(option, otherwise);
    if (answer !== undefined) return Promise.resolve(readOrRefuse(option, answer, read));
    if (given.yes) throw new Fault(`还要 --${option}：${question}`);
    const hint = otherwise ? `（直接回车：${otherwise}）` : "";
    return ask(`${question}${hint}`, (line) => read(line === "" ? (otherwise ?? "") : line));
  };
}

function readOrRefuse<Value>(option: string, answer: string, read: Read<Value>): Value {
  const found = read(answer);
  if ("value" in found) return found.value;
  throw new Fault(`--${option} ${answer}: ${found.wrong}`);
}

/** A name for a file that is not there yet. */
export function freeId(fileOf: (id: string) => string): Read<string> {
  return (answer) => {
    if (!Slug.safeParse(answer).success) return { wrong: "只用小写字母、数字和单个连字符，如 jia-kameng。" };
    return existsSync(fileOf(answer)) ? { wrong: `${fileOf(answer)} 已经有了，换一个名字。` } : { value: answer };
  };
}

export const someText: Read<string> = (answer) =>
  answer === "" ? { wrong: "不能空着。" } : { value: answer.replaceAll(/\s+/g, " ") };

/** A whole address. The invented and the real are kept apart: `.test` is for what is invented, and for nothing else. */
export function addressIn(isDemo: boolean): Read<string> {
  return (answer) => {
    const address = URL.parse(answer);
    if (address === null || !/^https?:$/.test(address.protocol))
      return { wrong: "请写完整网址，如 https://example.com" };
    if (address.hostname.endsWith(".test") === isDemo) return { value: answer };
    return {
      wrong: isDemo
        ? "演示工作区里的都是虚构的，网址要以 .test 结尾，如 http://jia.test/"
        : "以 .test 结尾的网址是虚构的，只用在演示工作区里（KAXIN_DATA=data/demo）。",
    };
  };
}

export function maybe<Value>(read: Read<Value>): Read<Value | null> {
  return (answer) => (answer === "" ? { value: null } : read(answer));
}

export const list: Read<string[]> = (answer) => ({
  value: answer
    .split(/[,，、]/)
    .map((each) => each.trim())
    .filter(Boolean),
});

export function oneOf<Word extends string>(words: readonly Word[]): Read<Word> {
  return (answer) => {
    const value = words.find((word) => word === answer);
    if (value !== undefined) return { value };
    const more = words.length > WORDS_SHOWN ? `……共 ${words.length} 个` : "";
    return { wrong: `请从这里选一个${didYouMean(answer, words)}：${words.slice(0, WORDS_SHOWN).join("、")}${more}` };
  };
}

/** Of a registry of thousands nobody reads all. */
const WORDS_SHOWN = 20;
