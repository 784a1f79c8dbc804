/**
 * What the frame does before the page is drawn: holds the dark rules on or off where the reader chose so, and closes the
 * 更多 menu when the reader looks elsewhere. Without it the page follows the system, and the switch is not shown.
 */
{
  // What only scripts can serve has its place from the first drawing on, and nothing jumps when it is there.
  document.documentElement.dataset.scripts = "";

  const KEY = "kaxin-theme";
  const DARK = "(prefers-color-scheme: dark)";
  const MEDIA = { system: DARK, light: "not all", dark: "screen" };

  const isTheme = (word) => word === "light" || word === "dark";

  /** What the address asks for (pages shown in other people's pages), or else what was kept. */
  const chosen = () => {
    const asked = new URLSearchParams(location.search).get("theme");
    if (isTheme(asked)) return asked;
    try {
      const kept = localStorage.getItem(KEY);
      return isTheme(kept) ? kept : "system";
    } catch {
      return "system";
    }
  };

  const keep = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Storage is forbidden here: the choice holds for this page.
    }
  };

  /** The media of every dark rule and element, wherever it stands. */
  const darkMedia = [];
  const gather = (rules) => {
    for (const rule of rules) {
      if (rule.media?.mediaText === DARK) darkMedia.push(rule.media);
      if (rule.cssRules) gather(rule.cssRules);
    }
  };

  const apply = (theme) => {
    for (const media of darkMedia) media.mediaText = MEDIA[theme];
    document.documentElement.style.colorScheme = theme === "system" ? "" : theme;
    for (const meta of document.querySelectorAll("meta[name=theme-color][data-dark]")) meta.media = MEDIA[theme];
  };

  try {
    for (const sheet of document.styleSheets) gather(sheet.cssRules);
  } catch {
    // A page saved to disk may not look into its own style sheets.
  }
  if (chosen() !== "system") apply(chosen());

  addEventListener("DOMContentLoaded", () => {
    const label = document.querySelector("[data-theme-switch]");
    const select = label?.querySelector("select");
    if (select && darkMedia.length > 0) {
      select.value = chosen();
      select.addEventListener("change", () => {
        keep(select.value);
        apply(select.value);
      });
    } else label?.remove();
    const menu = document.querySelector("[data-menu]");
    const leave = (event) => {
      if (event.type === "keydown" ? event.key === "Escape" : !menu?.contains(event.target))
        menu?.removeAttribute("open");
    };
    for (const type of ["click", "focusin", "keydown"]) addEventListener(type, leave);
  });
}
