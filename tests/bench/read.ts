import { openDuplicateFinder } from "../../crawler/extract/complaint/duplicates.ts";
import { extractComplaint } from "../../crawler/extract/extract-complaint.ts";
import { findPersonalData } from "../../crawler/extract/privacy/find-personal-data.ts";
import { type Command, EXIT } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { clusterDuplicates } from "../../scoring/evidence/cluster-duplicates.ts";
import { readPosts } from "../posts/measure.ts";

const MEAN_CHARACTERS = 100;
const FILES = ["corpus.jsonl", "own.jsonl", "batch-1.jsonl", "batch-2.jsonl", "batch-3.jsonl"];

export const read: Command = {
  about: "一个核读一百字的帖子有多快，在十万条里找雷同的有多快。",
  options: { posts: { type: "string", about: "在多少条里找雷同（默认 100000）。" } },
  run({ text }) {
    const many = Number(text("posts") ?? 100_000);
    const posts = postsOf(many);
    const few = posts.slice(0, 6000);
    for (const post of few.slice(0, 1000)) readWhole(post);
    const rows = [
      timed("整条链", few, (some) => some.forEach(readWhole)),
      timed("找雷同", posts, (all) =>
        clusterDuplicates(
          all.map((each, index) => ({ text: each, day: index / 1000 })),
          { jaccard: 0.6, containment: 0.8, withinDays: 30, gramsNeeded: 20 },
        ),
      ),
      timed("找雷同，十分之一", posts.slice(0, many / 10), (all) =>
        clusterDuplicates(
          all.map((each, index) => ({ text: each, day: index / 1000 })),
          { jaccard: 0.6, containment: 0.8, withinDays: 30, gramsNeeded: 20 },
        ),
      ),
      timed("duplicate_of", posts, (all) => {
        const finder = openDuplicateFinder();
        for (const [index, each] of all.entries())
          finder.earlier({ id: String(index), text: each, platforms: [], amountCny: null, personal: [] });
      }),
    ];
    const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    console.log(formatTable([["做什么", "帖子", "CPU 秒", "条／秒"], ...rows]));
    console.log(`峰值 ${peak} MB`);
    return EXIT.done;
  },
};

function readWhole(narrative: string): void {
  extractComplaint({ title: "", narrative, issueField: [], demandField: [] });
  findPersonalData(narrative);
}

function timed(what: string, posts: readonly string[], work: (posts: readonly string[]) => unknown): string[] {
  const before = process.cpuUsage();
  work(posts);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  return [what, String(posts.length), seconds.toFixed(1), (posts.length / seconds).toFixed(0)];
}

/** Clauses of the labelled posts shuffled into texts of a hundred characters; every tenth copies an earlier one with an edit. */
function postsOf(count: number): string[] {
  const clauses = FILES.flatMap((file) => readPosts(file)).flatMap(({ text }) => text.split(/(?<=[,，。!！?？])/));
  const random = randomFrom(20_250_312);
  const posts: string[] = [];
  while (posts.length < count) {
    const earlier = posts[Math.floor(random() * posts.length)];
    posts.push(
      posts.length % 10 === 9 && earlier !== undefined ? `${earlier}，求处理${posts.length}` : mixed(clauses, random),
    );
  }
  return posts;
}

function mixed(clauses: readonly string[], random: () => number): string {
  let text = "";
  while (text.length < MEAN_CHARACTERS - 7) text += clauses[Math.floor(random() * clauses.length)] ?? "";
  return text;
}

/** A small generator of numbers between 0 and 1, the same ones every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
