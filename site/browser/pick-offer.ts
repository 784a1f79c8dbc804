import { findBest } from "../present/search.ts";
import { type DirectoryLine, fetchPlatforms } from "./directory.ts";

const MOST = 12;

/**
 * Where there are too many platforms to show a box for each, offers those that the find field asks for, besides the ticked ones.
 * The platforms `asked` for by the address are offered at once; `onOffer` hears of every new offer. Does nothing where the
 * form has no such field.
 */
export async function offerPicks(form: HTMLFormElement, asked: readonly string[], onOffer: () => void): Promise<void> {
  const field = form.querySelector<HTMLInputElement>("[data-find]");
  const offer = form.querySelector("[data-offer]");
  if (!field || !offer) return;
  let platforms: Promise<readonly DirectoryLine[]> | undefined;
  const all = () => {
    platforms ??= fetchPlatforms(field.dataset["directory"] ?? "");
    return platforms;
  };
  const show = (lines: readonly DirectoryLine[]) => {
    const ticked = [...offer.querySelectorAll("label")].filter((label) => label.querySelector("input")?.checked);
    const known = new Set(ticked.map((label) => label.querySelector("input")?.value));
    const found = lines.filter((each) => !known.has(idOf(each))).map(pickOf);
    for (const label of offer.querySelectorAll("label")) label.remove();
    offer.append(...ticked, ...found);
    onOffer();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", async () => {
    const query = field.value;
    const lines = await all().catch(() => {
      platforms = undefined;
      return [];
    });
    if (query === field.value) show(findBest(lines, query, MOST));
  });
  if (asked.length > 0) show((await all()).filter((each) => asked.includes(idOf(each))));
}

/** The directory links to `/platform/<id>/`. */
function idOf({ line }: DirectoryLine): string {
  return line.querySelector("a")?.getAttribute("href")?.split("/").at(-2) ?? "";
}

function pickOf(found: DirectoryLine): HTMLLabelElement {
  const label = document.createElement("label");
  label.className = "pick";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: "p", value: idOf(found) });
  const name = document.createElement("span");
  name.className = "pick-name";
  name.lang = "zh-CN";
  name.textContent = found.name;
  const figure = document.createElement("span");
  figure.className = "pick-figure";
  figure.textContent = found.line.querySelector("small")?.textContent ?? "";
  label.append(box, name, figure);
  return label;
}
