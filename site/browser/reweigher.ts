import { placePoint, placeRange } from "../present/charts.ts";
import type { Reweighed } from "../present/own-weights.ts";
import { formatPoints, formatRange } from "../present/points.ts";
import { rankPlace, tierName } from "../present/tiers.ts";
import type { ScoreTable, Section } from "./score-table.ts";

/** Puts scores of other weights into the comparison's rows, and takes them out again. */
export class Reweigher {
  readonly #table: ScoreTable;
  readonly #words: HTMLElement;
  readonly #language: "zh" | "en";
  /** As the page came: sections with their rows, and the cells that change. */
  readonly #sections: readonly Section[];
  readonly #cells = new Map<HTMLTableRowElement, { grade: Element; score: Element; rank: string; facts: string }>();

  /** `words` holds the templates: chips by grade, headings of sections. */
  constructor(table: ScoreTable, words: HTMLElement) {
    this.#table = table;
    this.#words = words;
    this.#language = document.documentElement.lang === "en" ? "en" : "zh";
    this.#sections = table.sections();
    for (const row of table.rows()) {
      const [grade, score] = [row.querySelector(".column-grade"), row.querySelector(".column-score")];
      const { rank = "", facts = "" } = row.dataset;
      if (grade && score) this.#cells.set(row, { grade, score, rank, facts });
    }
  }

  restore() {
    for (const row of this.#cells.keys()) this.#putBack(row);
    this.#table.ownWeights = "";
    this.#table.regroup(this.#sections);
  }

  show(results: readonly Reweighed[], weights: string) {
    const found = new Map(results.map((each) => [each.id, each]));
    const tiers = new Map<number, HTMLTableRowElement[]>();
    const tooLittle: HTMLTableRowElement[] = [];
    const published = this.#sections.filter(({ section }) => section.dataset["group"] === "tier");
    for (const row of published.flatMap(({ rows }) => rows)) {
      this.#putBack(row);
      const own = found.get(row.dataset["id"] ?? "");
      if (own === undefined) {
        this.#empty(row);
        tooLittle.push(row);
      } else {
        this.#fill(row, own);
        tiers.set(own.rank.tier, [...(tiers.get(own.rank.tier) ?? []), row]);
      }
    }
    const byName = new Intl.Collator("zh-CN");
    const name = (row: Element) => row.querySelector<HTMLElement>(".column-name")?.dataset["value"] ?? "";
    const ordered = [...tiers].sort(([one], [other]) => one - other);
    this.#table.ownWeights = weights;
    this.#table.regroup([
      ...ordered.map(([tier, rows]) => ({
        section: this.#section("tier", tierName(tier, this.#language), rows.length > 1 ? "tied" : ""),
        rows: rows.sort((one, other) => byName.compare(name(one), name(other))),
      })),
      ...(tooLittle.length > 0 ? [{ section: this.#section("not_rated", "", "too-little"), rows: tooLittle }] : []),
      ...this.#sections.filter(({ section }) => section.dataset["group"] !== "tier"),
    ]);
  }

  #putBack(row: HTMLTableRowElement) {
    const kept = this.#cells.get(row);
    if (!kept) return;
    row.querySelector(".column-grade")?.replaceWith(kept.grade);
    row.querySelector(".column-score")?.replaceWith(kept.score);
    row.dataset["rank"] = kept.rank;
    row.dataset["facts"] = kept.facts;
  }

  #fill(row: HTMLTableRowElement, own: Reweighed) {
    const kept = this.#cells.get(row);
    if (!kept) return;
    const isProvisional = kept.grade.querySelector(".chip-provisional") !== null;
    const grade = copyOf(kept.grade);
    grade.dataset["value"] = String(own.points);
    grade.dataset["grade"] = own.grade;
    grade.replaceChildren(...this.#template(`[data-chip="${own.grade}${isProvisional ? " provisional" : ""}"]`));
    const score = copyOf(kept.score);
    Object.assign(score.dataset, { value: String(own.points), low: String(own.low), high: String(own.high) });
    setText(score, ".number", formatPoints(own.points));
    setText(score, ".range-words", formatRange(own.low, own.high));
    setText(score, ".rank-words", rankPlace(own.rank, this.#language));
    const bar = placeRange(own.low, own.high);
    score.querySelector(".range")?.setAttribute("x", bar.x);
    score.querySelector(".range")?.setAttribute("width", bar.width);
    score.querySelector(".tick")?.setAttribute("x", placePoint(own.points));
    row.querySelector(".column-grade")?.replaceWith(grade);
    row.querySelector(".column-score")?.replaceWith(score);
    row.dataset["rank"] = `${own.rank.low} ${own.rank.high} ${own.rank.tier}`;
  }

  #empty(row: HTMLTableRowElement) {
    const kept = this.#cells.get(row);
    if (!kept) return;
    const grade = copyOf(kept.grade);
    Object.assign(grade.dataset, { value: "", grade: "" });
    grade.replaceChildren(...this.#template('[data-chip="none"]'));
    const score = copyOf(kept.score);
    Object.assign(score.dataset, { value: "", low: "", high: "" });
    score.classList.add("reason");
    score.replaceChildren(...this.#template("[data-too-little]"));
    row.querySelector(".column-grade")?.replaceWith(grade);
    row.querySelector(".column-score")?.replaceWith(score);
    row.dataset["rank"] = "";
    row.dataset["facts"] = "";
  }

  #section(group: string, name: string, heading: string): HTMLTableSectionElement {
    const section = document.createElement("tbody");
    section.dataset["group"] = group;
    section.className = `group-${group}`;
    section.append(...this.#template(`[data-heading="${heading}"]`));
    if (name !== "") setText(section, ".group-heading span", name);
    return section;
  }

  #template(selector: string): Node[] {
    const template = this.#words.querySelector<HTMLTemplateElement>(`template${selector}`);
    return template ? [...document.importNode(template.content, true).childNodes] : [];
  }
}

function copyOf(element: Element): HTMLElement {
  return element.cloneNode(true) as HTMLElement;
}

function setText(parent: Element, selector: string, words: string) {
  const element = parent.querySelector(selector);
  if (element) element.textContent = words;
}
