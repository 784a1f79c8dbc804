import { lookUp } from "../present/contact-lookup.ts";
import { OFFICIAL_WORDS } from "../words/official.ts";
import { readAddress, writeAddress } from "./address.ts";

const words = OFFICIAL_WORDS[document.documentElement.lang === "en" ? "en" : "zh"];

/** Says of a number or address whether a platform published it, and shows the rows that speak of it. */
class ContactLookup extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    if (!input) return;
    input.value = readAddress("q") ?? "";
    input.addEventListener("input", () => this.#show(input.value));
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      writeAddress("q", input.value);
    });
    this.#show(input.value);
  }

  #show(asked: string) {
    const rows = [...this.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    const { kind, at } = lookUp(
      asked,
      rows.map((row) => row.cells[0]?.textContent ?? ""),
    );
    for (const [index, row] of rows.entries()) row.hidden = at.length > 0 && !at.includes(index);
    const names = [...new Set(at.map((index) => rows[index]?.cells[2]?.textContent ?? ""))].join(words.comma);
    const said = this.querySelector<HTMLElement>("[data-said]");
    if (!said) return;
    said.textContent = kind === "nothing" ? "" : words.said[kind](names, at.length);
    said.dataset["kind"] = kind;
  }
}

customElements.define("contact-lookup", ContactLookup);
