import { z } from "zod";
import { type Gate, onEveryPage } from "./gate.ts";

const Web = z.url({ protocol: /^https?$/ });
const Thing = z.looseObject({ "@context": z.string().regex(/^https?:\/\/schema\.org\/?$/), "@type": z.string() });
const KINDS: Readonly<Record<string, z.ZodType>> = {
  WebSite: z.looseObject({ name: z.string().min(1), url: Web }),
  BreadcrumbList: z.looseObject({
    itemListElement: z
      .array(
        z.looseObject({
          "@type": z.literal("ListItem"),
          position: z.int().positive(),
          name: z.string().min(1),
          item: Web,
        }),
      )
      .min(2),
  }),
  Dataset: z.looseObject({
    name: z.string().min(1),
    description: z.string().min(50).max(5000),
    license: Web,
    distribution: z.array(z.looseObject({ contentUrl: Web, encodingFormat: z.string() })).min(1),
  }),
};
/** Never: Google takes these for reviews by visitors, and ours are computed. */
const FORBIDDEN = /"@type":\s*"(AggregateRating|Review|Rating)"/;

export const structured: Gate = {
  name: "json-ld",
  about: "every JSON-LD block is valid schema.org, with whole addresses; no ratings",
  async check(site) {
    return onEveryPage(site, ($) => {
      const blocks = $("script[type='application/ld+json']")
        .toArray()
        .map((element) => $(element).text());
      const unlisted = $("meta[name=robots][content=noindex]").length > 0;
      return [...(blocks.length === 0 && !unlisted ? ["no JSON-LD"] : []), ...blocks.flatMap(faultsOf)];
    });
  },
};

function faultsOf(text: string): string[] {
  if (FORBIDDEN.test(text)) return ["a rating in JSON-LD"];
  try {
    const data: unknown = JSON.parse(text);
    const { "@type": type } = Thing.parse(data);
    KINDS[type]?.parse(data);
    return [];
  } catch (error) {
    return [`JSON-LD: ${error instanceof Error ? error.message.replaceAll(/\s+/g, " ").slice(0, 160) : String(error)}`];
  }
}
