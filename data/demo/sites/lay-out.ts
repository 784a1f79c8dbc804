import type { Template } from "../world/cast.ts";
import { articlesPage } from "./layouts/articles.ts";
import { cardshopPage } from "./layouts/cardshop.ts";
import { classicPage } from "./layouts/classic.ts";
import { consignmentPage } from "./layouts/consignment.ts";
import { panelPage } from "./layouts/panel.ts";
import { queryPage } from "./layouts/query.ts";
import { spaShell } from "./layouts/spa.ts";
import { wholesalePage } from "./layouts/wholesale.ts";
import type { SiteText } from "./site-text.ts";
import type { Slot } from "./slots.ts";

/** One page of a shop as its software prints it. */
export function layOut(site: SiteText, slot: Slot): string {
  return LAYOUTS[site.member.template](site, slot);
}

const LAYOUTS: Readonly<Record<Template, (site: SiteText, slot: Slot) => string>> = {
  cardshop: cardshopPage,
  articles: articlesPage,
  panel: panelPage,
  query: queryPage,
  consignment: consignmentPage,
  classic: classicPage,
  spa: spaShell,
  wholesale: wholesalePage,
};
