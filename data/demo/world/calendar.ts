import { fromShanghai, type Instant, toMilliseconds, toShanghai } from "../../model/time.ts";
import { DAY, inPromotion, later, WORLD_NOW, WORLD_START } from "./clock.ts";
import type { Random } from "./random.ts";

/**
 * When people write: by day and evening mostly, but more than a fifth of them at night; and in sale seasons `surge`
 * times as often as else.
 */
export function drawMoments(count: number, surge: number, random: Random): Instant[] {
  const span = toMilliseconds(WORLD_NOW) - toMilliseconds(WORLD_START);
  const moments: Instant[] = [];
  while (moments.length < count) {
    const day = toShanghai(later(WORLD_START, random.unit() * span));
    const hour = Number(random.weighted(HOURS));
    const at = fromShanghai(day.year, day.month, day.day, hour, random.whole(0, 59), random.whole(0, 59));
    const inTime = at >= WORLD_START && toMilliseconds(at) < toMilliseconds(WORLD_NOW) - DAY / 4;
    if (inTime && random.chance(inPromotion(at) ? 1 : 1 / surge)) moments.push(at);
  }
  return moments;
}

const HOURS = {
  "0": 3,
  "1": 2,
  "2": 1.5,
  "6": 1,
  "7": 2,
  "8": 3,
  "9": 5,
  "10": 6,
  "11": 5,
  "12": 4,
  "13": 4,
  "14": 5,
  "15": 5,
  "16": 5,
  "17": 4,
  "18": 4,
  "19": 5,
  "20": 6,
  "21": 6,
  "22": 6,
  "23": 5,
} as const;
