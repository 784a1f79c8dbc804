import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { findByRules } from "../../crawler/extract/complaint/read-complaint-text.ts";
import { evidenceFrom } from "../../crawler/extract/complaint/weigh-findings.ts";
import type { Label } from "../../crawler/extract/complaint/weighed-grams.ts";
import { leaningsOf } from "../../crawler/extract/language/leanings.ts";
import { normalise } from "../../crawler/extract/language/normalise.ts";
import { openTable } from "../../crawler/extract/language/weighed-grams.ts";
import { codesOf, ISSUES, SIGNALS } from "../../data/model/taxonomy.ts";
import { type Command, EXIT } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { readPosts } from "../posts/measure.ts";
import { chanceBy, quality, type Sighting, teachFindings } from "./teach-findings.ts";
import { type TaughtPost, teachGrams } from "./teach-grams.ts";

const POSTS = new URL("../posts/", import.meta.url);
const SIGHTS = new URL("first-sight.jsonl", POSTS);
const LEXICON = new URL("../../crawler/extract/lexicon/", import.meta.url);
const FOLDS = 5;
const KINDS = { issues: codesOf(ISSUES), signals: codesOf(SIGNALS) };

export const learn: Command = {
  about: "从标注过的帖子学什么说明哪种问题、哪种信号；用没学过的帖子量它学得怎样。",
  options: {
    write: { type: "boolean", about: "写下阅读器用的权重。" },
    sight: { type: "string", about: "记下规则在这个新文件的帖子里第一眼读到什么，在改规则以前。" },
  },
  run({ flag, text }) {
    const fresh = text("sight");
    if (fresh !== undefined) {
      appendFileSync(SIGHTS, readPosts(fresh).map(sightOf).join(""));
      return EXIT.done;
    }
    const posts = taughtPosts();
    const folds = sightUntaught(posts);
    const all = folds.flat();
    console.log(formatTable([["哪类", "怎么读", "准确", "找全", "F1"], ...qualities(folds)]));
    console.log(`${posts.length} 条帖子教；量的是留着第一眼读法的 ${all.length} 条，每条都由另外五分之四教的权重读`);
    if (flag("write")) {
      write("weights-of-grams.json", JSON.stringify(teachGrams(posts)));
      const { issues, signals } = KINDS;
      const weights = { issues: teachFindings(issues, all), signals: teachFindings(signals, all) };
      write("weights-of-findings.json", JSON.stringify(weights, null, 2));
    }
    return EXIT.done;
  },
};

function write(name: string, text: string): void {
  writeFileSync(new URL(name, LEXICON), `${text}\n`);
}

function sightOf({ id, text }: TaughtPost): string {
  const { issues, signals } = findByRules(normalise(text).text);
  const codesIn = (found: readonly { readonly code: string }[]) => [...new Set(found.map(({ code }) => code))];
  return `${JSON.stringify({ id, issues: codesIn(issues), signals: codesIn(signals) })}\n`;
}

function taughtPosts(): TaughtPost[] {
  const whole = readdirSync(POSTS)
    .filter((name) => /^(?:corpus|own|fresh|taught|batch-\d+)\.jsonl$/.test(name))
    .sort()
    .flatMap(readPosts);
  return [...whole, ...readLines(new URL("handling.jsonl", POSTS), OfSignals).map(onlySignals)];
}

const OfSignals = z.object({ id: z.string(), text: z.string(), signals: z.array(z.string()) });

function onlySignals(post: z.infer<typeof OfSignals>): TaughtPost {
  const nothing = { issues: [], issues_optional: [], signals_optional: [], is_complaint: false };
  return { ...nothing, ...post, ambiguous: ["issues", "is_complaint"] };
}

const FirstSight = z.object({ id: z.string(), issues: z.array(z.string()), signals: z.array(z.string()) });

function readLines<Row>(file: URL, row: z.ZodType<Row>): Row[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => row.parse(JSON.parse(line)));
}

/**
 * Each fold's posts with what rules found in them at first sight, and as the other folds' posts have taught to read
 * them. Runs of ten are left out together: copies of one another stand side by side.
 */
function sightUntaught(posts: readonly TaughtPost[]): Sighting[][] {
  const sights = new Map(readLines(SIGHTS, FirstSight).map((each) => [each.id, each]));
  const foldOf = (number: number) => Math.floor(number / 10) % FOLDS;
  return [...Array(FOLDS).keys()].map((fold) => {
    const table = openTable(teachGrams(posts.filter((_, number) => foldOf(number) !== fold)));
    return posts
      .filter((_, number) => foldOf(number) === fold)
      .flatMap((post) => {
        const sight = sights.get(post.id);
        if (sight === undefined) return [];
        const evidence = evidenceFrom(leaningsOf<Label>(normalise(post.text).text, table));
        return [{ post, found: [...sight.issues, ...sight.signals], evidence }];
      });
  });
}

function qualities(folds: readonly Sighting[][]): string[][] {
  const all = folds.flat();
  return (["issues", "signals"] as const).flatMap((kind) => {
    const codes = KINDS[kind];
    const untaught = new Map(
      folds.flatMap((fold) => {
        const chance = chanceBy(teachFindings(codes, folds.filter((each) => each !== fold).flat()));
        return fold.map((sighting) => [sighting, chance] as const);
      }),
    );
    const together = [0.4, 0.45, 0.5, 0.55, 0.6].map((least) => [
      kind,
      `合起来，可能性至少 ${least}`,
      ...quality(codes, all, (code, sighting) => (untaught.get(sighting)?.(code, sighting) ?? 0) >= least),
    ]);
    return [
      [kind, "规则", ...quality(codes, all, (code, { found }) => found.includes(code))],
      [kind, "字串", ...quality(codes, all, (code, { evidence }) => evidence.logitOf(code) >= 0)],
      ...together,
    ];
  });
}
