"""`scrapy_spider.py COURSE OUTPUT`: the same pages, the same fields, into a file of JSON lines."""

import json
import re
import resource
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

course = json.load(open(sys.argv[1], encoding="utf-8"))
ports, paths = course["ports"], course["paths"]
ADDRESSES = [f"http://127.0.0.1:{ports[place % len(ports)]}{path}" for place, path in enumerate(paths)]


def words(node):
    return "".join(node.css("*::text").getall()).strip()


class Complaints(scrapy.Spider):
    name = "complaints"
    start_urls = ADDRESSES

    def parse(self, response):
        facts = {}
        for label in response.css("ul.ts-q-list label"):
            name = words(label).rstrip("：:").strip()
            facts[name] = "".join(label.xpath("following-sibling::node()[1]//text() | following-sibling::text()[1]").getall()).strip()
        steps = [
            {
                "who": words(item.css(".u-name")[:1]) if item.css(".u-name") else "",
                "status": "".join(item.css(".u-status ::text").getall()).strip(),
                "date": "".join(item.css(".u-date ::text").getall()).strip(),
                "text": "".join(item.css(".ts-reply p:last-child ::text, .ts-d-cont ::text").getall()).strip(),
            }
            for item in response.css(".ts-d-steplist .ts-d-item")
        ]
        merchant = response.css('.ts-q-list a[suda-uatrack*="complaint_company"]')
        couid = re.search(r"[?&]couid=(\d+)", merchant.attrib.get("href", "") if merchant else "")
        number = facts.get("投诉编号")
        if re.fullmatch(r"\d{6,20}", number or ""):
            self.crawler.stats.inc_value("done")
        yield {
            "address": response.url,
            "number": number,
            "title": "".join(response.css("h1.article ::text").getall()).strip(),
            "merchant": "".join(merchant.css("::text").getall()).strip() or facts.get("投诉对象"),
            "merchantId": couid.group(1) if couid else None,
            "poster": "".join(response.css(".ts-q-user .u-name ::text").getall()).strip(),
            "postedAt": "".join(response.css(".ts-q-user .u-date ::text").getall()).strip(),
            "facts": facts,
            "narrative": next((step["text"] for step in steps if step["status"] == "发起投诉"), ""),
            "steps": steps,
        }


process = CrawlerProcess(
    {
        "LOG_LEVEL": "ERROR",
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "TELNETCONSOLE_ENABLED": False,
        "FEEDS": {sys.argv[2]: {"format": "jsonlines", "overwrite": True}},
    }
)
crawler = process.create_crawler(Complaints)
process.crawl(crawler)
process.start()
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"done": crawler.stats.get_value("done", 0)}))
print(json.dumps({"cpuMs": (used.ru_utime + used.ru_stime) * 1000, "peakMb": used.ru_maxrss / 1024}))
