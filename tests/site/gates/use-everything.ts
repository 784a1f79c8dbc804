/**
 * Runs in the page: opens each detail and uses each control a reader has, as a reader would. Downloads, printing, copying
 * and leaving the page are left out; so is the frame, which is the same on every page.
 */
export const USE_EVERYTHING = `(async () => {
  const main = document.querySelector("main") ?? document.body;
  const all = (selector) => [...main.querySelectorAll(selector)];
  const tell = (field, type) => field.dispatchEvent(new Event(type, { bubbles: true }));
  for (const each of all("details")) each.open = true;
  for (const field of all("input, textarea")) {
    if (!field.checkVisibility()) continue;
    if (field.type === "checkbox" || field.type === "radio") continue;
    if (field.type === "number") field.stepUp();
    else if (field.type === "datetime-local") field.value = "2026-11-20T21:30";
    else if (field.type === "date") field.value = "2026-11-20";
    else if (field.type === "text" || field.tagName === "TEXTAREA") field.value = "订单 8842233 没到账，骗子 😡";
    else if (field.type === "search") field.value = "卡";
    else continue;
    tell(field, "input");
  }
  for (const select of all("select")) {
    select.selectedIndex = select.options.length - 1;
    tell(select, "input");
    tell(select, "change");
  }
  for (const box of all("input[type=checkbox]:not([data-keep], [data-fact])").slice(0, 2)) if (!box.checked) box.click();
  for (const button of all("th button").slice(0, 2)) button.click();
  await new Promise((done) => setTimeout(done, 150));
})()`;

/**
 * Runs in the page: of many things of one kind in one place it leaves the first six. What a list looks like its first
 * entries show, and axe needs a second for every thirty.
 */
export const KEEP_SIX_OF_EACH = `for (const parent of document.querySelectorAll("main :not(tr, svg, svg *)")) {
  const counts = new Map();
  for (const child of [...parent.children]) {
    const kind = child.tagName + " " + child.className;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (counts.get(kind) > 6) child.remove();
  }
}`;
