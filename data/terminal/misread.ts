import { parseArgs } from "node:util";
import { didYouMean } from "./suggest.ts";

type Options = Readonly<Record<string, { readonly type: "string" | "boolean" }>>;

/** What is wrong with the words after a command's name, each in a sentence; empty where `parseArgs` has nothing against them. */
export function describeMisread(argv: readonly string[], options: Options, takesWords: boolean): string {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  return tokens
    .map((token) => {
      if (token.kind === "option") return describeOption(token, options);
      return token.kind === "positional" && !takesWords ? `多了一个词「${token.value}」，这个命令后面只能写选项。` : "";
    })
    .join("");
}

type OptionToken = { readonly name: string; readonly rawName: string; readonly value: string | undefined } & {
  readonly inlineValue: boolean | undefined;
};

function describeOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): string {
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  if (known === undefined)
    return `没有选项 ${rawName}${didYouMean(name, Object.keys(options), (each) => `--${each}`)}。`;
  if (known.type === "boolean") return value === undefined ? "" : `${rawName} 后面不写值。`;
  const missing = value === undefined || (inlineValue !== true && value.startsWith("-"));
  return missing ? `${rawName} 后面要写一个值。` : "";
}
