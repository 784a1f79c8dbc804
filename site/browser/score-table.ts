import { compareValues, type Direction } from "../present/sorting.ts";
import { tableCsv } from "../present/table-csv.ts";
import { readAddress, writeAddress } from "./address.ts";
import { joinPages } from "./join-pages.ts";
import { readRows } from "./read-rows.ts";
import { saveFile } from "./save-file.ts";

const MOST_PICKED = 4;

/** Where rows belong: a section with its heading, and the rows in it. */
export type Section = { readonly section: HTMLTableSectionElement; readonly rows: readonly HTMLTableRowElement[] };

/** The comparison: sorted, sifted, and taken elsewhere. Rows not rated never mix with the others. */
export class ScoreTable extends HTMLElement {
  #key = "";
  #direction: Direction = "descending";
  #home = new Map<HTMLTableRowElement, HTMLTableSectionElement>();
  #joined: Promise<void> | undefined;
  /** `5.7.4.4` while the table shows somebody's own weights. */
  ownWeights = "";

  connectedCallback() {
    this.#settle();
    this.#addHeaderButtons();
    const asked = (readAddress("f") ?? "").split(",");
    for (const box of this.#facts()) {
      box.checked = asked.includes(box.value);
      box.addEventListener("change", () => {
        writeAddress("f", this.#askedFacts().join(","));
        void this.#showAll();
      });
    }
    this.querySelector(".tools")?.addEventListener("submit", (event) => event.preventDefault());
    this.querySelector("input[name=filter]")?.addEventListener("input", () => void this.#showAll());
    this.querySelector<HTMLSelectElement>("select[name=sort]")?.addEventListener("change", ({ currentTarget }) => {
      if (currentTarget instanceof HTMLSelectElement)
        this.#sortBy(currentTarget.value, firstDirection(currentTarget.value));
    });
    this.querySelector("[data-print]")?.addEventListener("click", () => window.print());
    this.querySelector("[data-pick]")?.addEventListener("change", () => this.#countPicked());
    this.querySelector("[data-csv]")?.addEventListener("click", (event) => {
      if (this.ownWeights === "") return;
      event.preventDefault();
      saveFile("kaxin-comparison.csv", tableCsv(readRows(this.rows(), this.ownWeights)), "text/csv");
    });
    this.#countPicked();
    this.#show();
    if (this.#askedFacts().length > 0) void this.#showAll();
  }

  /** Fetches the rows of the other pages, once. */
  whole(): Promise<void> {
    this.#joined ??= this.#join();
    // A later attempt may meet a better line.
    this.#joined.catch(() => {
      this.#joined = undefined;
    });
    return this.#joined;
  }

  /** As they were published, whatever they are sorted by now. */
  sections(): Section[] {
    const found = new Map<HTMLTableSectionElement, HTMLTableRowElement[]>();
    for (const [row, section] of this.#home) found.set(section, [...(found.get(section) ?? []), row]);
    return [...found].map(([section, rows]) => ({ section, rows }));
  }

  rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>("tr.platform-row")];
  }

  /** Rows as they stand under other weights, section by section. Sorting and sifting go on as they were. */
  regroup(sections: readonly Section[]) {
    this.#home.clear();
    this.querySelector("table")?.append(...sections.map(({ section }) => section));
    for (const { section, rows } of sections) for (const row of rows) this.#home.set(row, section);
    const kept = new Set(sections.map(({ section }) => section));
    this.#arrange();
    for (const section of this.querySelectorAll("tbody")) if (!kept.has(section)) section.remove();
    this.#show();
  }

  #addHeaderButtons() {
    for (const header of this.querySelectorAll<HTMLElement>("thead th[data-key]")) {
      const word = header.querySelector(".column-word");
      const key = header.dataset["key"] ?? "";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort-button";
      button.textContent = word?.textContent ?? "";
      button.addEventListener("click", () => {
        const turned = this.#direction === "descending" ? "ascending" : "descending";
        this.#sortBy(key, this.#key === key ? turned : firstDirection(key));
      });
      word?.replaceChildren(button);
    }
  }

  #sortBy(key: string, direction: Direction) {
    this.#key = key;
    this.#direction = direction;
    const select = this.querySelector<HTMLSelectElement>("select[name=sort]");
    if (select) select.value = key;
    for (const header of this.querySelectorAll<HTMLElement>("thead th[data-key]")) {
      if (header.dataset["key"] === key) header.setAttribute("aria-sort", direction);
      else header.removeAttribute("aria-sort");
    }
    this.toggleAttribute("data-is-sorted", key !== "");
    void this.#showAll();
  }

  async #join() {
    // Rows are joined from where they were published.
    for (const [row, section] of this.#home) section.append(row);
    if (await joinPages(this)) this.#settle();
  }

  /** Where a row belongs, as the page says it. */
  #settle() {
    this.#home.clear();
    for (const row of this.rows()) {
      const section = row.closest("tbody");
      if (section) this.#home.set(row, section);
    }
  }

  /** Who sorts or sifts means all platforms, not those of this page. */
  async #showAll() {
    try {
      await this.whole();
      this.#toggle("[data-unread]", false);
    } catch {
      this.#toggle("[data-unread]", true);
    }
    this.#arrange();
    this.#show();
  }

  /** Without a key every row goes home to its tier; with one the tiers fold into one. Those not rated stay apart. */
  #arrange() {
    const isTier = (section: HTMLElement | undefined) => section?.dataset["group"] === "tier";
    const first = [...this.#home.values()].find(isTier);
    const rows = [...this.#home.keys()];
    if (this.#key !== "") rows.sort((a, b) => compareValues(this.#valueOf(a), this.#valueOf(b), this.#direction));
    for (const row of rows) {
      const home = this.#home.get(row);
      (this.#key !== "" && isTier(home) && first ? first : home)?.append(row);
    }
  }

  #valueOf(row: HTMLTableRowElement): string {
    return row.querySelector<HTMLElement>(`.column-${this.#key}`)?.dataset["value"] ?? "";
  }

  #facts(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[data-fact]")];
  }

  #askedFacts(): string[] {
    return this.#facts()
      .filter((box) => box.checked)
      .map((box) => box.value);
  }

  #show() {
    const sought = this.querySelector<HTMLInputElement>("input[name=filter]")?.value.trim().toLowerCase() ?? "";
    const asked = this.#askedFacts();
    let shown = 0;
    for (const row of this.#home.keys()) {
      const facts = (row.dataset["facts"] ?? "").split(" ");
      row.hidden = !((row.dataset["words"] ?? "").includes(sought) && asked.every((fact) => facts.includes(fact)));
      if (!row.hidden) shown += 1;
    }
    for (const section of this.querySelectorAll<HTMLTableSectionElement>("tbody")) {
      section.hidden = section.querySelector("tr.platform-row:not([hidden])") === null;
    }
    const count = this.querySelector("[data-shown]");
    if (count) count.textContent = String(shown);
    this.#toggle("[data-empty]", shown === 0);
    this.#toggle("[data-sorted]", this.#key !== "");
  }

  #countPicked() {
    const boxes = [...this.querySelectorAll<HTMLInputElement>("input[name=p]")];
    const picked = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = picked >= MOST_PICKED && !box.checked;
    const button = this.querySelector<HTMLButtonElement>("[data-compare]");
    if (button) button.disabled = picked < 2;
  }

  #toggle(selector: string, visible: boolean) {
    const element = this.querySelector<HTMLElement>(selector);
    if (element) element.hidden = !visible;
  }
}

/** Names read from the front, numbers from the best. */
function firstDirection(key: string): Direction {
  return key === "name" ? "ascending" : "descending";
}

customElements.define("score-table", ScoreTable);
