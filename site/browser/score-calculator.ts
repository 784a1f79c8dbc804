import { coverageOf, finish, geometricMean } from "../../scoring/aggregate.ts";

/** Puts numbers together as the score is, by the very functions that make it. */
class ScoreCalculator extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    form.addEventListener("input", () => this.#show());
    form.addEventListener("submit", (event) => event.preventDefault());
    // The fields have their old values only after the event.
    form.addEventListener("reset", () => setTimeout(() => this.#show()));
    this.#show();
  }

  #show() {
    const parts = [...this.querySelectorAll<HTMLInputElement>("input[data-weight]")].map((input) => ({
      weight: Number(input.dataset["weight"]),
      points: numberIn(input),
    }));
    const raw = geometricMean(parts);
    if (raw === null) return this.#say("", "", this.dataset["incomplete"] ?? "");
    const penalty = numberIn(this.querySelector<HTMLInputElement>("[name=penalty]")) ?? 0;
    const ceiling = numberIn(this.querySelector<HTMLInputElement>("[name=ceiling]"));
    const score = finish(raw, [penalty], ceiling === null ? [] : [ceiling], Number(this.dataset["most"]));
    const isEnough = coverageOf(parts) >= Number(this.dataset["needed"]) - 1e-9;
    this.#say(raw.toFixed(2), isEnough ? score.toFixed(1) : "—", isEnough ? "" : (this.dataset["tooLittle"] ?? ""));
  }

  #say(raw: string, score: string, words: string) {
    for (const [selector, text] of [
      ["[data-raw]", raw],
      ["[data-score]", score],
      ["[data-said]", words],
    ] as const) {
      const element = this.querySelector(selector);
      if (element) element.textContent = text;
    }
  }
}

/** 0 to 100; `null` for an empty field. */
function numberIn(input: HTMLInputElement | null): number | null {
  if (input === null || input.value === "" || Number.isNaN(input.valueAsNumber)) return null;
  return Math.min(100, Math.max(0, input.valueAsNumber));
}

customElements.define("score-calculator", ScoreCalculator);
