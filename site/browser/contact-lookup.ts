import { lookUp } from "../present/contact-lookup.ts";
import { readAddress, writeAddress } from "./address.ts";

/**
 * Says of a number or address whether a platform published it, and shows the rows that speak of it. Its words for each
 * kind of finding stand in its `data-` attributes.
 */
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
    const names = [...new Set(at.map((index) => rows[index]?.cells[2]?.textContent ?? ""))].join(this.dataset["comma"]);
    const said = this.querySelector<HTMLElement>("[data-said]");
    if (!said) return;
    said.textContent = (this.dataset[kind] ?? "").replace("{names}", names).replace("{count}", String(at.length));
    said.dataset["kind"] = kind;
  }
}

customElements.define("contact-lookup", ContactLookup);
