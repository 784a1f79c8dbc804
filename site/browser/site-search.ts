import { findBest } from "../present/search.ts";
import { SEARCH_WORDS } from "../words/search.ts";
import { type DirectoryLine, linesIn, platformsOf } from "./directory.ts";

const MOST = 12;
const words = SEARCH_WORDS[document.documentElement.lang === "en" ? "en" : "zh"];

/** Finds lines of the directory, on this page and its other pages; nothing else is asked for. */
class SiteSearch extends HTMLElement {
  #lines: Promise<readonly DirectoryLine[]> | undefined;

  connectedCallback() {
    const input = document.querySelector<HTMLInputElement>(".search-box input");
    const form = input?.form;
    if (!input || !form) return;
    const answer = () => {
      const query = input.value.trim();
      history.replaceState(null, "", query === "" ? location.pathname : `?q=${encodeURIComponent(query)}`);
      return this.#answer(query, () => query === input.value.trim());
    };
    input.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, input.maxLength);
    input.addEventListener("input", () => void answer());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer();
    });
    if (input.value !== "") void answer();
  }

  async #answer(query: string, isStillAsked: () => boolean) {
    const own = linesIn(this.#part(".lists"));
    const all = await this.#all().catch(() => null);
    if (!isStillAsked()) return;
    this.#part("[data-unread]").hidden = all !== null;
    this.#show(query, findBest(all ?? own, query, MOST));
  }

  /** Platforms of all pages and the pages of the site; asked again after a failure. */
  #all(): Promise<readonly DirectoryLine[]> {
    this.#lines ??= platformsOf(document).then((found) => [...found, ...linesIn(this.#part(".directory-pages"))]);
    this.#lines.catch(() => {
      this.#lines = undefined;
    });
    return this.#lines;
  }

  #show(query: string, found: readonly DirectoryLine[]) {
    this.#part("[data-found]").hidden = query === "";
    this.#part("[data-found] h2").textContent =
      found.length === 0 ? words.none(query) : words.results(found.length, query);
    this.#part(".search-results").replaceChildren(...found.map(({ line }) => document.importNode(line, true)));
    this.#part("[data-none]").hidden = found.length > 0;
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (part === null) throw new Error(`the search page has no ${selector}`);
    return part;
  }
}

customElements.define("site-search", SiteSearch);
