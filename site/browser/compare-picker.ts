import { inLanguage } from "../present/languages.ts";
import { columnPath, pickedPath } from "../present/paths.ts";
import { readContender, verdictSentence } from "../present/verdict.ts";
import { SIDE_BY_SIDE_WORDS } from "../words/side-by-side.ts";
import { fetchPage } from "./other-pages.ts";
import { offerPicks } from "./pick-offer.ts";

const MOST = 4;
const language = document.documentElement.lang === "en" ? "en" : "zh";
const words = SIDE_BY_SIDE_WORDS[language];

/** Puts together the one-column pages of the platforms picked: those pages are the only source of the table. */
class ComparePicker extends HTMLElement {
  #columns = new Map<string, Promise<HTMLTableElement>>();
  #round = 0;

  async connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    // `?p=a,b` as this page writes it, `?p=a&p=b` as a form does.
    const asked = new URLSearchParams(location.search)
      .getAll("p")
      .flatMap((ids) => ids.split(","))
      .slice(0, MOST);
    await offerPicks(form, asked, () => this.#limit()).catch(() => this.#say(".picker-state", words.failed));
    for (const box of this.#boxes()) box.checked = asked.includes(box.value);
    form.addEventListener("change", () => {
      const ids = this.#picked();
      history.replaceState(null, "", ids.length > 0 ? inLanguage(pickedPath(ids), language) : location.pathname);
      void this.#show(ids);
    });
    void this.#show(this.#picked());
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[name=p]")];
  }

  #picked(): string[] {
    return this.#boxes()
      .filter((box) => box.checked)
      .map((box) => box.value);
  }

  /** Who has ticked as many as fit can only untick. */
  #limit() {
    const isFull = this.#picked().length >= MOST;
    for (const box of this.#boxes()) box.disabled = isFull && !box.checked;
  }

  async #show(ids: readonly string[]) {
    const round = ++this.#round;
    this.#limit();
    this.#say(".picker-state", stateWords(ids.length));
    const outcome = await this.#gather(ids);
    if (round !== this.#round) return;
    if (outcome === null) return this.#say(".picker-state", words.failed);
    const contenders = outcome.flatMap((table) => {
      const header = table.querySelector<HTMLElement>("[data-contender]");
      return header ? [readContender(header.dataset)] : [];
    });
    this.#say("[data-verdict]", verdictSentence(contenders, language));
    this.querySelector("[data-table]")?.replaceChildren(...joinTables(outcome));
  }

  async #gather(ids: readonly string[]): Promise<HTMLTableElement[] | null> {
    try {
      return await Promise.all(ids.map((id) => this.#column(id)));
    } catch {
      this.#columns.clear();
      return null;
    }
  }

  #column(id: string): Promise<HTMLTableElement> {
    const kept = this.#columns.get(id) ?? fetchColumn(id);
    this.#columns.set(id, kept);
    return kept;
  }

  #say(selector: string, words: string) {
    const element = this.querySelector(selector);
    if (element) element.textContent = words;
  }
}

function stateWords(count: number): string {
  if (count === 0) return words.pick;
  if (count === 1) return words.pickMore;
  return count < MOST ? words.picked(count, MOST - count) : words.full;
}

async function fetchColumn(id: string): Promise<HTMLTableElement> {
  const path = inLanguage(columnPath(id), language);
  const table = (await fetchPage(path)).querySelector<HTMLTableElement>("table[data-columns]");
  if (!table) throw new Error(`${path}: no table`);
  return table;
}

/** The first table, with the last cell of each row of the others set beside its own. */
function joinTables([first, ...others]: readonly HTMLTableElement[]): Node[] {
  if (!first) return [];
  const joined = document.importNode(first, true);
  const rows = [...joined.querySelectorAll("thead tr, tr[data-row]")];
  for (const other of others) {
    const cells = [...other.querySelectorAll("thead tr, tr[data-row]")].map((row) => row.lastElementChild);
    for (const [index, row] of rows.entries()) {
      const cell = cells[index];
      if (cell) row.append(document.importNode(cell, true));
    }
  }
  for (const heading of joined.querySelectorAll(".group-heading th"))
    heading.setAttribute("colspan", String(others.length + 2));
  const region = document.createElement("div");
  region.className = "scroll";
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", words.table);
  region.append(joined);
  const box = document.createElement("div");
  box.className = "columns-box";
  if (others.length > 0) box.append(onlyDifferent());
  box.append(region);
  for (const row of joined.querySelectorAll<HTMLTableRowElement>("tr[data-row]")) markDifference(row);
  return [box];
}

/** A row differs where two cells do not say the same. */
function markDifference(row: HTMLTableRowElement) {
  const cells = [...row.querySelectorAll("td")].map((cell) => cell.textContent);
  if (new Set(cells).size < 2) return;
  row.dataset["differs"] = "";
  const mark = document.createElement("span");
  mark.className = "differs";
  mark.textContent = words.differs;
  row.querySelector("th")?.append(mark);
}

function onlyDifferent(): HTMLLabelElement {
  const label = document.createElement("label");
  label.className = "only-different";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.dataset["onlyDifferent"] = "";
  label.append(box, words.onlyDifferent);
  return label;
}

customElements.define("compare-picker", ComparePicker);
