const SVG = "http://www.w3.org/2000/svg";
/** What the style sheets say of a shape, and a file must say itself. */
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
] as const;
const MARGIN = 16;
const LINE = 22;
const SMALL = 11;
const HEAD = 2 * LINE + MARGIN;

/** The drawings of a chart as one SVG file that needs no style sheet: title and key above, source below. */
export function drawnAlone(figure: HTMLElement, title: string, credit: string): string {
  const frame = figure.getBoundingClientRect();
  const drawings = [...figure.querySelectorAll("svg")];
  const place = (rect: DOMRect) => ({ x: rect.left - frame.left + MARGIN, y: rect.top - top + HEAD });
  const top = Math.min(...drawings.map((each) => each.getBoundingClientRect().top));
  const bottom = Math.max(...drawings.map((each) => each.getBoundingClientRect().bottom));
  const width = frame.width + 2 * MARGIN;
  // A Chinese letter is as wide as it is high; others are narrower.
  const source = credit.match(new RegExp(`.{1,${Math.floor(frame.width / SMALL)}}`, "gu")) ?? [];
  const size = { width, height: HEAD + (bottom - top) + LINE * (source.length + 1) };
  const file = shape("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  const ink = getComputedStyle(figure).color;
  file.append(
    shape("title", {}, title),
    shape("rect", { ...size, fill: getComputedStyle(document.body).backgroundColor }),
    words(title, MARGIN, LINE, 16, ink),
    ...keyOf(figure, ink),
    ...source.map((line, at) => words(line, MARGIN, HEAD + (bottom - top) + LINE * (at + 1), SMALL, ink)),
  );
  for (const drawing of drawings) {
    const rect = drawing.getBoundingClientRect();
    const copy = styledCopy(drawing);
    copy.setAttribute("overflow", "visible");
    for (const [name, value] of Object.entries({ ...place(rect), width: rect.width, height: rect.height }))
      copy.setAttribute(name, String(value));
    file.append(copy);
  }
  for (const mark of figure.querySelectorAll(".axis li, dt, dd b")) {
    const rect = mark.getBoundingClientRect();
    const at = place(rect);
    file.append(words(mark.textContent ?? "", at.x, at.y + rect.height * 0.75, 12, ink));
  }
  return new XMLSerializer().serializeToString(file);
}

/** The words of the chart's key, each after a spot of its colour. */
function keyOf(figure: HTMLElement, ink: string): Element[] {
  let x = MARGIN;
  return [...figure.querySelectorAll(".keys .key")].flatMap((key) => {
    const at = x;
    x += key.getBoundingClientRect().width + MARGIN;
    const fill = getComputedStyle(key, "::before").backgroundColor;
    const spot = shape("rect", { x: at, y: 1.5 * LINE, width: 10, height: 10, rx: 2, fill });
    return [spot, words(key.textContent ?? "", at + 14, 1.5 * LINE + 10, 12, ink)];
  });
}

function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll("*");
  for (const [index, twin] of [...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (!original) continue;
    const computed = getComputedStyle(original);
    for (const name of STYLES) twin.setAttribute(name, computed.getPropertyValue(name));
    for (const name of ["class", "data-astro-cid"]) twin.removeAttribute(name);
  }
  return copy;
}

function words(text: string, x: number, y: number, size: number, fill: string): Element {
  return shape("text", { x, y, fill, "font-size": size, "font-family": "system-ui, sans-serif" }, text);
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== "") element.textContent = text;
  return element;
}
