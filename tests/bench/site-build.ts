import { join } from "node:path";
import { build } from "astro";

/** A contestant of `bench site`: builds the site of the report in `KAXIN_REPORT` and says how many pages it made. */
let pages = 0;
await build({
  root: join(import.meta.dirname, "../../site"),
  logLevel: "error",
  integrations: [
    {
      name: "count-pages",
      hooks: {
        "astro:build:done": (made) => {
          pages = made.pages.length;
        },
      },
    },
  ],
});
console.log(JSON.stringify({ done: pages }));
