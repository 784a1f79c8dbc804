import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { type Command, EXIT, Fault, openDoor, untilStopped } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { fromTheWeb, visitorFrom } from "../answers.ts";
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
    const settings = readSettings(process.env);
    const answers = fromTheWeb(visitorFrom(settings));
    try {
      const discovery = await discover(home, readRegistry(settings.KAXIN_DATA), answers, untilStopped());
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

process.exitCode = await openDoor("discover", { discover: discoverCommand }, process.argv.slice(2));
