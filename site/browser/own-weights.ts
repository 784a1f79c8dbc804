import type { DrawsIndex } from "../../data/model/draws-index.ts";
import { inLanguage } from "../present/languages.ts";
import { type Reweighed, readWeights, reweigh, type Weights, writeWeights } from "../present/own-weights.ts";
import { sideBySidePath } from "../present/paths.ts";
import { readAddress, writeAddress } from "./address.ts";
import { Reweigher } from "./reweigher.ts";
import { ScoreTable } from "./score-table.ts";

const sideBySide = inLanguage(sideBySidePath, document.documentElement.lang === "en" ? "en" : "zh");

type Draws = { readonly index: DrawsIndex; readonly bytes: Uint8Array };

/** Lets a reader say how much each dimension counts, and shows scores, ranges and tiers accordingly. */
class OwnWeights extends HTMLElement {
  #draws: Promise<Draws> | undefined;
  #round = 0;
  #table: ScoreTable | undefined;
  #reweigher: Reweigher | undefined;

  connectedCallback() {
    // An address that names platforms, `?p=a,b`, means them side by side.
    if (readAddress("p")) return location.replace(`${sideBySide}${location.search}`);
    const form = this.querySelector("form");
    const table = document.querySelector("score-table");
    if (!form || !(table instanceof ScoreTable)) return;
    this.#table = table;
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-step]")) {
      button.addEventListener("click", () => {
        const input = button.parentElement?.querySelector("input");
        if (!input) return;
        if (button.dataset["step"] === "1") input.stepUp();
        else input.stepDown();
        this.#changed();
      });
    }
    form.addEventListener("input", () => this.#changed());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.querySelector("[data-restore]")?.addEventListener("click", () => {
      this.#set(this.#ofPage());
      this.#changed();
    });
    this.querySelector("[data-copy]")?.addEventListener("click", () => void this.#copyAddress());
    const asked = readWeights(readAddress("w"), this.#inputs().length);
    if (asked !== null) {
      this.#set(asked);
      void this.#show(asked);
    }
  }

  #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>("input[type=number]")];
  }

  #ofPage(): number[] {
    return readWeights(this.dataset["weights"] ?? null, this.#inputs().length) ?? [];
  }

  #set(weights: Weights) {
    for (const [index, input] of this.#inputs().entries()) input.value = String(weights[index] ?? 0);
  }

  #changed() {
    const written = this.#inputs()
      .map((input) => input.value)
      .join(".");
    const weights = readWeights(written, this.#inputs().length);
    if (weights === null) return this.#say(this.dataset["none"] ?? "");
    writeAddress("w", written === this.dataset["weights"] ? "" : written);
    void this.#show(weights);
  }

  async #show(weights: Weights) {
    const round = ++this.#round;
    const written = writeWeights(weights);
    if (written === this.dataset["weights"]) {
      this.#reweigher?.restore();
      return this.#say("");
    }
    this.#draws ??= fetchDraws(this.dataset["index"] ?? "", this.dataset["bytes"] ?? "");
    try {
      const [{ index, bytes }] = await Promise.all([this.#draws, this.#table?.whole()]);
      if (round !== this.#round) return;
      const results = reweigh(index, bytes, weights);
      if (this.#table) this.#reweigher ??= new Reweigher(this.#table, this);
      this.#reweigher?.show(results, written);
      this.#say(this.#sentence(results));
    } catch {
      this.#draws = undefined;
      this.#reweigher?.restore();
      this.#say(this.dataset["failed"] ?? "");
    }
  }

  /** How many of those in front cannot be told apart. */
  #sentence(results: readonly Reweighed[]): string {
    const first = results.filter((each) => each.rank.tier === 1);
    const [only] = first;
    if (only === undefined) return this.dataset["nobody"] ?? "";
    const name = document.querySelector<HTMLElement>(`tr[data-id="${only.id}"] .column-name`)?.dataset["value"] ?? "";
    const words = first.length === 1 ? this.dataset["alone"] : this.dataset["tied"];
    return (words ?? "").replace("{name}", name).replace("{count}", String(first.length));
  }

  async #copyAddress() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#say(this.dataset["copied"] ?? "");
    } catch {
      this.#say(location.href);
    }
  }

  #say(words: string) {
    const element = this.querySelector("[data-said]");
    if (element) element.textContent = words;
  }
}

async function fetchDraws(index: string, bytes: string): Promise<Draws> {
  const [words, numbers] = await Promise.all([fetch(index), fetch(bytes)]);
  if (!words.ok || !numbers.ok) throw new Error(`${index} ${words.status}, ${bytes} ${numbers.status}`);
  const draws: Draws = { index: await words.json(), bytes: new Uint8Array(await numbers.arrayBuffer()) };
  const expected = draws.index.platforms.length * draws.index.dimensions.length * draws.index.draws;
  if (draws.bytes.length !== expected) throw new Error(`${bytes}: ${draws.bytes.length} bytes, not ${expected}`);
  return draws;
}

customElements.define("own-weights", OwnWeights);
