import { readAddress, writeAddress } from "./address.ts";

const NAMES = ["source", "issue", "outcome", "find"] as const;

/** Shows the complaints that fit what is asked; the address remembers the question. A permalink is always shown. */
class EvidenceFilter extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of NAMES) {
      const field = this.#field(name);
      if (!field) continue;
      field.value = readAddress(name) ?? "";
      // A select keeps no value that it does not offer.
      field.addEventListener("input", () => {
        writeAddress(name, field.value);
        this.#show();
      });
    }
    window.addEventListener("hashchange", () => this.#show());
    this.#show();
  }

  #field(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`);
  }

  #show() {
    const [source = "", issue = "", outcome = "", find = ""] = NAMES.map((name) => this.#field(name)?.value ?? "");
    const sought = find.trim().toLowerCase();
    let shown = 0;
    for (const item of this.querySelectorAll<HTMLElement>("li.complaint")) {
      const { source: from = "", issues = "", outcome: state = "" } = item.dataset;
      const fits =
        (source === "" || from === source) &&
        (issue === "" || issues.split(" ").includes(issue)) &&
        (outcome === "" || state === outcome) &&
        (sought === "" || item.textContent.toLowerCase().includes(sought));
      item.hidden = !fits && `#${item.id}` !== decodeURIComponent(location.hash);
      if (!item.hidden) shown += 1;
    }
    const count = this.querySelector("[data-shown]");
    if (count) count.textContent = String(shown);
    const empty = this.querySelector<HTMLElement>("[data-empty]");
    if (empty) empty.hidden = shown > 0;
  }
}

customElements.define("evidence-filter", EvidenceFilter);
