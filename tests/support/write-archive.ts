import { setTimeout as pause } from "node:timers/promises";
import { openArchive } from "../../data/archive/archive.ts";
import { capture } from "./builders.ts";

/** Writes to an archive until it is killed, two visits in one transaction, as a crawl does that was told of a slice. */
const archive = openArchive(process.argv[2] ?? "");
for (let slice = 0; ; slice += 1) {
  archive.applyOnce(`slice ${slice}`, () => {
    for (const half of [1, 2]) {
      const address = `http://jia.test/${slice}/${half}`;
      archive.append(capture({ address, finalAddress: address }), Buffer.from(address.repeat(200)));
    }
  });
  if (slice === 5) process.stdout.write("writing\n");
  await pause(1);
}
