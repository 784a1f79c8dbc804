import { type Lookup, lookUp } from "../present/contact-lookup.ts";
import { readAddress, writeAddress } from "./address.ts";
import { readPages } from "./other-pages.ts";

/**
 * Says of a number or address whether a platform published it, and shows the rows that speak of it, from all pages of the
 * list. Its words for each kind of finding stand in its `data-` attributes.
 */
class ContactLookup extends HTMLElement {
  #own: readonly HTMLTableRowElement[] = [];
  #all: Promise<readonly HTMLTableRowElement[]> | undefined;

  connectedCallback() {
    const input = this.querySelector("input");
    if (!input) return;
    this.#own = rowsOf(document);
    input.value = readAddress("q") ?? "";
    input.addEventListener("input", () => void this.#answer(input));
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      writeAddress("q", input.value);
    });
    if (input.value !== "") void this.#answer(input);
  }

  async #answer(input: HTMLInputElement) {
    const asked = input.value;
    const rows = await this.#rows().catch(() => null);
    if (asked !== input.value) return;
    // Of a number that was not found in a part of the list, nothing may be said.
    if (rows === null) return this.#say("unread", [], []);
    const { kind, at } = lookUp(
      asked,
      rows.map((row) => row.cells[0]?.textContent ?? ""),
    );
    const found = at.flatMap((index) => rows[index] ?? []);
    this.#say(kind, found, found.length > 0 ? found : this.#own);
  }

  /** Of all pages, read once; asked again after a failure. */
  #rows(): Promise<readonly HTMLTableRowElement[]> {
    this.#all ??= readPages(document).then((pages) =>
      pages.flatMap((page) =>
        page === document ? this.#own : rowsOf(page).map((row) => document.importNode(row, true)),
      ),
    );
    this.#all.catch(() => {
      this.#all = undefined;
    });
    return this.#all;
  }

  #say(kind: Lookup["kind"] | "unread", found: readonly HTMLTableRowElement[], shown: readonly HTMLTableRowElement[]) {
    if (shown.length > 0) this.querySelector("tbody")?.replaceChildren(...shown);
    const names = [...new Set(found.map((row) => row.cells[2]?.textContent ?? ""))].join(this.dataset["comma"]);
    const said = this.querySelector<HTMLElement>("[data-said]");
    if (!said) return;
    said.textContent = (this.dataset[kind] ?? "").replace("{names}", names).replace("{count}", String(found.length));
    said.dataset["kind"] = kind;
  }
}

function rowsOf(page: ParentNode): HTMLTableRowElement[] {
  return [...page.querySelectorAll<HTMLTableRowElement>(".official tbody tr")];
}

customElements.define("contact-lookup", ContactLookup);
