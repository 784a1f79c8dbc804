import { CHANNEL_TYPES, CHANNEL_TYPES_EN, type ChannelType } from "../../data/model/policy.ts";
import type { Language } from "../present/words.ts";

/** The ways to reach a platform. */
export const CHANNEL_WORDS: Readonly<Record<Language, Readonly<Record<ChannelType, string>>>> = {
  zh: CHANNEL_TYPES,
  en: CHANNEL_TYPES_EN,
};
