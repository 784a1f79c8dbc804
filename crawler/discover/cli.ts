import { toInstant } from "../../data/model/time.ts";
import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { type Command, EXIT, Fault, openDoor } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { fromTheWeb } from "../answers.ts";
import { discover } from "../discover.ts";
import { canonicalAddress } from "../fetch/canonical-address.ts";
import { discoveryNotes, discoveryRows, discoveryYaml } from "./describe-discovery.ts";

const discoverCommand: Command = {
  about: "Searches a platform for its notice, contact, refund and help pages, says why each, and offers its YAML file.",
  takes: "URL",
  options: {
    json: { type: "boolean", about: "All that was found, as one line of JSON." },
    yaml: { type: "boolean", about: "Only the platform's file, to be saved in platforms/ once it has been read over." },
  },
  async run({ words, flag }) {
    const home = canonicalAddress(words[0] ?? "");
    if (home === null) throw new Fault("give the address of a platform's home page, e.g. https://example.com/");
    const { KAXIN_DATA, KAXIN_CONTACT, KAXIN_CHROMIUM, KAXIN_DEMO_WEB, KAXIN_NOW } = readSettings(process.env);
    const visitor = {
      contact: KAXIN_CONTACT,
      demoWeb: KAXIN_DEMO_WEB === undefined ? null : { port: KAXIN_DEMO_WEB },
      chromium: KAXIN_CHROMIUM,
      now: () => KAXIN_NOW ?? toInstant(Date.now()),
    };
    const answers = fromTheWeb(visitor);
    try {
      const discovery = await discover(home, readRegistry(KAXIN_DATA), answers, untilStopped());
      if (flag("json")) console.log(JSON.stringify(discovery));
      else if (flag("yaml")) console.log(discoveryYaml(discovery).trimEnd());
      else {
        console.log(formatTable(discoveryRows(discovery)));
        console.log(`\n${discoveryNotes(discovery).join("\n")}\n\n${discoveryYaml(discovery)}`);
      }
      return discovery.software.length === 0 && discovery.pages.length <= 1 ? EXIT.attention : EXIT.done;
    } finally {
      await answers.close();
    }
  },
};

function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
}

process.exitCode = await openDoor("discover", { discover: discoverCommand }, process.argv.slice(2));
