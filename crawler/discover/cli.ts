import { readRegistry } from "../../data/registry.ts";
import { readSettings } from "../../data/settings.ts";
import { type Command, EXIT, Fault, openDoor, untilStopped } from "../../data/terminal/door.ts";
import { formatTable } from "../../data/terminal/table.ts";
import { fromTheWeb, visitorFrom } from "../answers.ts";
import { discover } from "../discover.ts";
import { canonicalAddress } from "../fetch/canonical-address.ts";
import { discoveryNotes, discoveryRows, discoveryYaml } from "./describe-discovery.ts";

const discoverCommand: Command = {
  about: "找一家平台的公告、客服、退款、帮助页，说为什么看那里，并给出平台文件。",
  takes: "网址",
  options: {
    json: { type: "boolean", about: "找到的全部，一行 JSON。" },
    yaml: { type: "boolean", about: "只给平台文件；读过一遍再存到 platforms/。" },
  },
  async run({ words, flag }) {
    const home = canonicalAddress(words[0] ?? "");
    if (home === null) throw new Fault("要一家平台首页的网址，如 https://example.com/");
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
