// `crawlee.mjs COURSE`, copied beside an installed Crawlee: the same pages, the same fields, into its own dataset.
import { readFileSync } from "node:fs";
import { CheerioCrawler } from "@crawlee/cheerio";

const { ports, paths } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let done = 0;

const crawler = new CheerioCrawler({
  minConcurrency: 16,
  maxConcurrency: 16,
  async requestHandler({ $, request, pushData }) {
    const facts = {};
    for (const label of $("ul.ts-q-list label").toArray()) {
      facts[
        $(label)
          .text()
          .replace(/[：:]\s*$/, "")
          .trim()
      ] = label.nextSibling ? $(label.nextSibling).text().trim() : "";
    }
    const merchant = $('.ts-q-list a[suda-uatrack*="complaint_company"]');
    const steps = $(".ts-d-steplist .ts-d-item")
      .toArray()
      .map((item) => ({
        who: $(item).find(".u-name").first().text().trim(),
        status: $(item).find(".u-status").first().text().trim(),
        date: $(item).find(".u-date").first().text().trim(),
        text: $(item).find(".ts-reply p").last().text().trim() || $(item).find(".ts-d-cont").text().trim(),
      }));
    const complaint = {
      address: request.url,
      number: facts["投诉编号"],
      title: $("h1.article").text().trim(),
      merchant: merchant.text().trim() || facts["投诉对象"],
      merchantId: /[?&]couid=(\d+)/.exec(merchant.attr("href") ?? "")?.[1] ?? null,
      poster: $(".ts-q-user .u-name").text().trim(),
      postedAt: $(".ts-q-user .u-date").text().trim(),
      facts,
      narrative: steps.find((step) => step.status === "发起投诉")?.text ?? "",
      steps,
    };
    // It reads what names its charset in `<meta>` only as UTF-8: such a page is kept, and is not done.
    if (/^\d{6,20}$/.test(complaint.number)) done += 1;
    await pushData(complaint);
  },
});

await crawler.run(paths.map((path, place) => `http://127.0.0.1:${ports[place % ports.length]}${path}`));
console.log(JSON.stringify({ done }));
