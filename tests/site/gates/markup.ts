import { HtmlValidate, type RuleConfig } from "html-validate";
import { type Gate, htmlOf, onEveryPage } from "./gate.ts";

/** Rules that speak of how markup is written rather than of what it means; Astro writes it. */
const TASTE: RuleConfig = {
  "void-style": "off",
  "no-trailing-whitespace": "off",
  "attribute-boolean-style": "off",
  "attribute-empty-style": "off",
  "attr-quotes": "off",
  doctype: "off",
  "doctype-style": "off",
  "long-title": "off",
  "no-inline-style": "error",
  // Chinese numbers of orders and support are not telephone links.
  "tel-non-breaking": "off",
  // A place that scrolls by itself is named and focusable, yet no section of the page.
  "prefer-native-element": "off",
  // Some forms are filled in for the page itself and send nothing.
  "wcag/h32": "off",
  // Boxes of one name are one question with several answers.
  "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
  // Files of our own on our own host.
  "require-sri": "off",
};

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: TASTE,
});

export const markup: Gate = {
  name: "html",
  about: "html-validate: recommended, document, a11y",
  async check(site) {
    const faults: string[] = [];
    for (const address of site.pages.keys()) {
      const { results } = await validator.validateString(htmlOf(site, address));
      for (const { ruleId, message, line } of results.flatMap((each) => each.messages)) {
        faults.push(`${address}: ${ruleId}: ${message} (line ${line})`);
      }
    }
    return { looked: site.pages.size, faults: [...new Set(faults)] };
  },
};

const LEAKS = /\{\{|\$\{|\[object \w+\]|\bundefined\b|\bNaN\b|\bnull\b|Invalid Date/;

/** No half-made template in the words a reader sees, and nothing the content security policy would have to forbid. */
export const leaks: Gate = {
  name: "leaks",
  about: "no template leaks, no inline script, style or handler, a content security policy",
  async check(site) {
    return onEveryPage(site, ($) => {
      const own = $("body").clone();
      own.find("blockquote, pre, code, script, .narrative, .complaint h3").remove();
      const leaked = LEAKS.exec(own.text());
      const inline = $("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onload]");
      const policy = $("meta[http-equiv=Content-Security-Policy]").attr("content") ?? "";
      return [
        ...(leaked === null ? [] : [`a template shows: ${leaked[0]}`]),
        ...(inline.length === 0 ? [] : [`inline: ${$.html(inline.first()).slice(0, 80)}`]),
        ...(policy.includes("default-src 'none'") ? [] : ["no content security policy"]),
      ];
    });
  },
};
