import { csvOf } from "../present/table-csv.ts";
import { drawnAlone } from "./chart-drawing.ts";
import { saveFile } from "./save-file.ts";

/** Saves the chart above it: the numbers of its table, and the drawing with title and source. Made in the page; nothing is asked for. */
class ChartTools extends HTMLElement {
  connectedCallback() {
    const figure = this.closest("figure");
    if (!figure) return;
    const { file = "chart" } = this.dataset;
    const title = wordsOf(figure.querySelector(".chart-title, figcaption b"));
    const credit = wordsOf(this.querySelector(".citation"));
    const savers: Readonly<Record<string, () => void>> = {
      csv: () => saveFile(`${file}.csv`, csvOf([...rowsOf(figure), [], [credit]]), "text/csv"),
      svg: () => saveFile(`${file}.svg`, drawnAlone(figure, title, credit), "image/svg+xml"),
    };
    for (const button of this.querySelectorAll<HTMLButtonElement>("button[data-save]")) {
      button.hidden = false;
      button.addEventListener("click", savers[button.dataset["save"] ?? ""] ?? (() => {}));
    }
  }
}

/** The rows of the chart's table; of one whose numbers stand beside its bars, those. */
function rowsOf(figure: HTMLElement): string[][] {
  const cells = (row: Element, selector: string) =>
    [...row.querySelectorAll(selector)].flatMap((cell) => {
      const width = Number(cell.getAttribute("colspan") ?? 1);
      return [wordsOf(cell), ...Array<string>(width - 1).fill("")];
    });
  const table = figure.querySelector("table");
  if (table) return [...table.rows].map((row) => cells(row, "th, td"));
  return [...figure.querySelectorAll("dl > div")].map((row) => cells(row, "dt, dd b"));
}

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

customElements.define("chart-tools", ChartTools);
